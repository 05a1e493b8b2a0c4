package ${package};

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.osgi.service.component.annotations.Component;

/** Films of the Acme camera, an invented one. Keeps no state: calls come from several threads at once. */
@Component
public final class AcmePlugin implements CameraPlugin {
    /** The extension is this maker's alone; a folder structure that nobody else writes would be worth 100. */
    private static final int SCORE = 80;
    /** A card may hold 300,000 files, and each look at first bytes may be a request to a remote store. */
    private static final int HEADS_TO_TRY = 8;

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public int recognise(Card card) throws IOException {
        int tried = 0;
        for (CardFile file : card.files()) {
            if (file.extension().equals("acme")) {
                if (isFilm(card, file)) {
                    return SCORE;
                } else if (++tried == HEADS_TO_TRY) {
                    return 0;
                }
            }
        }
        return 0;
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        List<Clip> clips = new ArrayList<>();
        for (CardFile file : card.files()) {
            if (file.extension().equals("acme") && isFilm(card, file)) {
                // A clip has a name, and a file may be called " .acme".
                String name = file.stem().isBlank() ? file.fileName() : file.stem();
                clips.add(new Clip(name, "acme", List.of(ClipFile.of(file, Role.ESSENCE, 0))));
            }
        }
        return clips;
    }

    /** The extension is a claim, the first bytes decide. */
    private static boolean isFilm(Card card, CardFile file) throws IOException {
        return AcmeHeader.isOne(card.head(file.path(), AcmeHeader.LETTERS.length()));
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        try (SeekableView view = media.open(clip.primary().path())) {
            AcmeHeader header = AcmeHeader.read(view);
            facts.offer(Field.CONTAINER, "Acme", "header", Confidence.READ)
                .offer(Field.REEL, header.reel(), "header", Confidence.READ)
                .offer(Field.MODEL, header.model(), "header", Confidence.READ)
                .offer(Field.WIDTH, header.width(), "header", Confidence.READ)
                .offer(Field.HEIGHT, header.height(), "header", Confidence.READ)
                .offer(Field.DURATION_FRAMES, header.frames(), "header", Confidence.READ);
            header.rate().ifPresent(rate -> facts.offer(Field.FRAME_RATE, rate, "header", Confidence.READ));
            header.start().ifPresent(start -> facts.offer(Field.START_TIMECODE, start, "header", Confidence.READ));
            facts.raw("acme", "Reel", header.reel()).raw("acme", "Model", header.model());
        }
        return facts.build();
    }
}
