package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.BiConsumer;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;

/**
 * All that a film's header says, in the words of the normalised schema: what every plugin for films has in common. Safe for use by
 * several threads.
 *
 * @param namespaces of the raw keys, by how a key starts, such as {@code com.arri.} → {@code arri}; GoPro's go under {@code gopro},
 *     the others under {@code qt}
 * @param makersKeys offers what a maker's own keys say; it comes first, so that the general reading of a key does not go before it
 */
public record FilmInspection(Map<String, String> namespaces, BiConsumer<Map<String, String>, Inspection.Builder> makersKeys) {
    /** For films of whatever maker. */
    public static final FilmInspection GENERAL = new FilmInspection(Map.of(), (keys, to) -> { });

    /**
     * Offers facts, raw keys and findings of one film.
     *
     * @throws IOException with a sentence for a person, when the film has no description
     */
    public void offer(ClipFile film, Media media, Inspection.Builder to) throws IOException {
        try (SeekableView view = media.open(film.path())) {
            ByteWindow source = ByteWindow.of(view, ByteOrder.BIG_ENDIAN);
            Movie movie = Movie.read(source);
            makersKeys.accept(movie.keys(), to);
            MovieFacts.offer(movie, film.path(), namespaces, to);
            if (!movie.complete()) {
                to.finding(new Finding("FILE_CUT_OFF", Severity.INFO, film.path(),
                    "The film's boxes claim more bytes than the file has, so its end is probably missing.",
                    "Compare with the hash list; if it matches, the recording itself was cut off: tell the camera department."));
            }
            picturesAreSteady(movie, film, to);
            if (movie.whole()) {
                StartTimecode.offer(movie, source, film.path(), to);
            } else {
                incomplete(film, "The budget of bytes for a clip was used up before its end.", to);
            }
        } catch (LimitExceededException e) {
            incomplete(film, e.getMessage(), to);
        }
    }

    private static void incomplete(ClipFile film, String why, Inspection.Builder to) {
        to.finding(new Finding("INSPECT_INCOMPLETE", Severity.INFO, film.path(), "The film's description is too large to be read in full: " + why,
            "What was read is shown; read the rest with the maker's own program, if it is needed."));
    }

    private static void picturesAreSteady(Movie movie, ClipFile film, Inspection.Builder to) {
        if (movie.tracks().stream().anyMatch(t -> t.video().isPresent() && !t.steady())) {
            to.finding(new Finding("VARIABLE_FRAME_RATE", Severity.INFO, film.path(),
                "The pictures do not all last equally long; the frame rate is the usual one.",
                "Conform by timecode with care; most phones and drones record like this."));
        }
    }
}
