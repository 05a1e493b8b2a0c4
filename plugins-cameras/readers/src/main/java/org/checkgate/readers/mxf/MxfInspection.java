package org.checkgate.readers.mxf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.function.BiConsumer;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;

/** All that an MXF file's header and footer say, in the words of the normalised schema: what every plugin for such files has in common. */
public final class MxfInspection {
    private MxfInspection() {
    }

    /**
     * Offers facts, raw keys and findings of one file.
     *
     * @param makersWords offers what a maker's plugin knows of its own files; it comes first, so that the general reading does not go
     *     before it
     * @throws IOException with a sentence for a person, when it is no MXF file or says nothing of its content
     */
    public static void offer(ClipFile file, Media media, BiConsumer<Mxf, Inspection.Builder> makersWords, Inspection.Builder to)
            throws IOException {
        try {
            Mxf mxf = read(file, media);
            makersWords.accept(mxf, to);
            MxfTimecodes.offer(mxf, file.path(), to);
            MxfFacts.offer(mxf, to);
            MxfRaw.offer(mxf, to);
            if (!mxf.complete()) {
                to.finding(new Finding("FILE_CUT_OFF", Severity.INFO, file.path(),
                    "The file has no footer, or not all of it, so its end is missing or its recording was never closed.",
                    "Compare with the hash list; if it matches, the recording itself was cut off: tell the camera department."));
            }
        } catch (LimitExceededException e) {
            to.finding(new Finding("INSPECT_INCOMPLETE", Severity.INFO, file.path(),
                "The file's header is too large to be read in full: " + e.getMessage(),
                "Read it with the maker's own program, if its metadata is needed."));
        }
    }

    /**
     * Reads one file without offering anything, such as one channel of a clip's sound.
     *
     * @throws IOException as {@link #offer}; also when the budget is used up
     */
    public static Mxf read(ClipFile file, Media media) throws IOException {
        try (SeekableView view = media.open(file.path())) {
            return Mxf.read(ByteWindow.of(view, ByteOrder.BIG_ENDIAN));
        }
    }
}
