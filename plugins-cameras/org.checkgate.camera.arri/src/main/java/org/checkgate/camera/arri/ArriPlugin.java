package org.checkgate.camera.arri;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.readers.ClipName;
import org.checkgate.readers.mxf.MxfInspection;
import org.checkgate.readers.quicktime.FilmInspection;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Severity;
import org.osgi.service.component.annotations.Component;

/** Clips of ARRI's cameras in QuickTime and MXF files. Keeps no state. */
@Component
public final class ArriPlugin implements CameraPlugin {
    /** A clip in the folder of its reel, or on a card of that name: nobody else writes this. */
    private static final int REEL_FOLDER = 80;
    /** A clip's name, or a header that names ARRI. */
    private static final int CLIP = 60;
    private static final int HEADS_TO_TRY = 8;
    private static final FilmInspection FILMS = new FilmInspection(Map.of("com.arri.", "arri"), ArriFacts::offer);

    @Override
    public String name() {
        return "arri";
    }

    @Override
    public int recognise(Card card) throws IOException {
        int named = score(card, true);
        return named > 0 ? named : score(card, false);
    }

    /** @param named whether to look at files that are called as ARRI calls its clips, or into the others */
    private static int score(Card card, boolean named) throws IOException {
        int tried = 0;
        int score = 0;
        for (CardFile file : card.files()) {
            Optional<ClipName> name = ArriFiles.isCandidate(file) ? ClipName.ofArri(file.stem()) : Optional.empty();
            if (!ArriFiles.isCandidate(file) || name.isPresent() != named) {
                continue;
            }
            if (ArriFiles.isArri(card, file)) {
                if (named && ArriFiles.isInReel(card, file, name.get().reel())) {
                    return REEL_FOLDER;
                }
                score = CLIP;
            }
            if (++tried == HEADS_TO_TRY) {
                break;
            }
        }
        return score;
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return ArriClips.group(card);
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        ClipFile film = clip.primary();
        if (clip.format().equals(ArriFiles.MXF)) {
            MxfInspection.offer(film, media, ArriFacts::offer, facts);
        } else {
            FILMS.offer(film, media, facts);
        }
        ClipName.ofArri(clip.name()).ifPresent(name -> named(name, film.path(), facts));
        return facts.build();
    }

    /** Two names for one reel are how footage gets lost in a conform, so nobody chooses silently. */
    private static void named(ClipName name, String path, Inspection.Builder facts) {
        Fact reel = facts.get(Field.REEL);
        if (reel != null && !((String) reel.value()).equalsIgnoreCase(name.reel())) {
            facts.finding(new Finding("REEL_CONFLICT", Severity.INFO, path, "The header calls the reel '" + reel.value()
                + "', the file's name means '" + name.reel() + "'; the first is taken.", "Ask the camera department which name the editors use."));
        }
        facts.offer(Field.REEL, name.reel(), "file name", Confidence.GUESSED).offer(Field.CAMERA_ID, name.cameraId(), "file name", Confidence.GUESSED);
    }
}
