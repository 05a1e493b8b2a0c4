package org.checkgate.camera.sequence;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.checkgate.readers.ByteWindow;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Severity;

/**
 * Describes one sequence: names and sizes of all its frames, headers of few. The first, the last and some between them are looked at,
 * however many there are; what the first says is true for the clip, and the others have to agree.
 */
final class SequenceInspection {
    /** Of a header some 4 KiB are read, of a DNG several times that: within the budget with room to spare. */
    private static final int SAMPLES = 16;

    private final Clip clip;
    private final Media media;
    private final List<ClipFile> frames;
    private final FrameNumbers numbers;
    private final Inspection.Builder facts = Inspection.builder();
    private final List<Sample> samples = new ArrayList<>();
    private boolean fixedSize;
    private IOException firstFailure;

    SequenceInspection(Clip clip, Media media) {
        this.clip = clip;
        this.media = media;
        this.frames = clip.files(Role.FRAME);
        this.numbers = FrameNumbers.of(frames);
    }

    /** @throws IOException when no frame's header can be read */
    Inspection inspect() throws IOException {
        FrameFormat format = FrameFormat.of(clip.format())
            .orElseThrow(() -> new IOException("There are no frames of the format " + clip.format() + "."));
        if (frames.isEmpty()) {
            throw new IOException("The clip has no frames.");
        }
        look(format);
        if (samples.isEmpty()) {
            throw firstFailure == null ? new IOException("All frames that were looked at are empty.") : firstFailure;
        }
        SequenceTimecode.offer(samples, numbers, facts);
        Sample first = samples.get(0);
        first.rate().ifPresent(rate -> facts.offer(Field.FRAME_RATE, rate, clip.format(), Confidence.READ));
        facts.offer(Field.DURATION_FRAMES, (long) frames.size(), "number of files", Confidence.DERIVED);
        names();
        SoundFacts.offer(clip, media, facts);
        SequenceFindings.offer(frames, numbers, samples, fixedSize, facts);
        return facts.build();
    }

    private void look(FrameFormat format) {
        int unreadable = 0;
        for (int index : places()) {
            ClipFile frame = frames.get(index);
            try (SeekableView view = media.open(frame.path())) {
                Frame header = format.read(ByteWindow.of(view, ByteOrder.BIG_ENDIAN));
                if (samples.isEmpty()) {
                    fixedSize = header.isFixedSize();
                    header.offer(frame.path(), facts);
                }
                samples.add(Sample.of(index, frame, header));
            } catch (LimitExceededException e) {
                facts.finding(new Finding("INSPECT_INCOMPLETE", Severity.INFO, frame.path(),
                    "The frames' headers are too large for all samples to be read: " + e.getMessage(),
                    "What was read is shown; look at the other frames with the maker's own program, if it is needed."));
                break;
            } catch (IOException e) {
                unreadable++;
                if (firstFailure == null) {
                    firstFailure = new IOException("The frame " + frame.path() + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        if (unreadable > 0 && !samples.isEmpty()) {
            facts.finding(new Finding("FRAME_UNREADABLE", Severity.INFO, clip.primary().path(), "Of " + (samples.size() + unreadable)
                + " frames that were looked at, " + unreadable + " cannot be read as " + clip.format() + ". " + firstFailure.getMessage(),
                "Compare with the hash list; if the frame matches, it was written damaged: look at it before the card is cleared."));
        }
    }

    /** The first, the last and some between, evenly; empty frames are left out, as they have no header. */
    private List<Integer> places() {
        TreeSet<Integer> places = new TreeSet<>();
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).size() > 0) {
                filled.add(i);
            }
        }
        for (int i = 0; i < SAMPLES && !filled.isEmpty(); i++) {
            places.add(filled.get((int) ((filled.size() - 1L) * i / (SAMPLES - 1))));
        }
        return List.copyOf(places);
    }

    private void names() {
        if (FrameName.of(frames.get(0).path()).isNumbered()) {
            facts.raw("sequence", "first number", "" + numbers.first()).raw("sequence", "last number", "" + numbers.last())
                .raw("sequence", "step", "" + numbers.step()).raw("sequence", "missing", "" + numbers.missing().count());
        }
        facts.raw("sequence", "files", "" + frames.size()).raw("sequence", "looked at", "" + samples.size());
    }
}
