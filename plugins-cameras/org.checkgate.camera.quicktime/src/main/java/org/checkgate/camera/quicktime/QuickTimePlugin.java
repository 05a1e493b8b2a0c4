package org.checkgate.camera.quicktime;

import java.io.IOException;
import java.util.List;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;
import org.osgi.service.component.annotations.Component;

/** Films in QuickTime and MP4 files, of whatever camera. Keeps no state. */
@Component
public final class QuickTimePlugin implements CameraPlugin {
    /** Low: a maker's own plugin knows more of the same files. */
    private static final int SCORE = 30;
    private static final int HEADS_TO_TRY = 8;

    @Override
    public String name() {
        return "quicktime";
    }

    @Override
    public int recognise(Card card) throws IOException {
        int tried = 0;
        for (CardFile file : card.files()) {
            if (QuickTimeClips.isCandidate(file)) {
                if (QuickTimeClips.isFilm(card, file)) {
                    return SCORE;
                } else if (++tried == HEADS_TO_TRY) {
                    break;
                }
            }
        }
        return tried == HEADS_TO_TRY ? 1 : 0;
    }

    @Override
    public List<Clip> group(Card card) throws IOException {
        return QuickTimeClips.group(card);
    }

    @Override
    public Inspection inspect(Clip clip, Media media) throws IOException {
        Inspection.Builder facts = Inspection.builder();
        ClipFile film = clip.primary();
        try (SeekableView view = media.open(film.path())) {
            ByteSource source = new ByteSource(view);
            Movie movie = Movie.read(source);
            MovieFacts.offer(movie, film.path(), facts);
            StartTimecode.offer(movie, source, film.path(), facts);
            if (!movie.complete()) {
                facts.finding(new Finding("FILE_CUT_OFF", Severity.INFO, film.path(),
                    "The film's boxes claim more bytes than the file has, so its end is probably missing.",
                    "Compare with the hash list; if it matches, the recording itself was cut off: tell the camera department."));
            }
            picturesAreSteady(movie, film, facts);
        } catch (LimitExceededException e) {
            facts.finding(new Finding("INSPECT_INCOMPLETE", Severity.INFO, film.path(),
                "The film's description is too large to be read in full: " + e.getMessage(),
                "What was read is shown; read the rest with the maker's own program, if it is needed."));
        }
        ClipName.of(clip.name()).ifPresent(name -> facts.offer(Field.REEL, name.reel(), "file name", Confidence.GUESSED)
            .offer(Field.CAMERA_ID, name.cameraId(), "file name", Confidence.GUESSED));
        return facts.build();
    }

    private static void picturesAreSteady(Movie movie, ClipFile film, Inspection.Builder facts) {
        if (movie.tracks().stream().anyMatch(t -> t.video().isPresent() && !t.steady())) {
            facts.finding(new Finding("VARIABLE_FRAME_RATE", Severity.INFO, film.path(),
                "The pictures do not all last equally long; the frame rate is the usual one.",
                "Conform by timecode with care; most phones and drones record like this."));
        }
    }
}
