package org.checkgate.camera.sequence;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Severity;

/** What a person should know of a sequence: numbers that are missing, frames that are empty, cut off or of another kind. */
final class SequenceFindings {
    private static final String NEXT = "Check whether these frames belong together; two takes may have got the same name.";

    private SequenceFindings() {
    }

    static void offer(List<ClipFile> frames, FrameNumbers numbers, List<Sample> samples, boolean fixedSize, Inspection.Builder to) {
        String path = frames.get(0).path();
        gaps(path, frames.size(), numbers, to);
        empty(frames, numbers, to);
        cutOff(frames, numbers, samples, fixedSize, to);
        differing(samples, numbers, to);
    }

    private static void gaps(String path, int count, FrameNumbers numbers, Inspection.Builder to) {
        Ranges missing = numbers.missing();
        if (!missing.isEmpty()) {
            to.finding(new Finding("SEQUENCE_GAP", Severity.INFO, path, "From " + numbers.first() + " to " + numbers.last() + " there are "
                + count + " frames; " + missing.count() + (missing.count() == 1 ? " number is missing: " : " numbers are missing: ")
                + missing.text() + ".",
                "Compare with the hash list; if these frames are not listed there, the camera did not record them or somebody removed them."));
        }
    }

    private static void empty(List<ClipFile> frames, FrameNumbers numbers, Inspection.Builder to) {
        Ranges.Collector empty = new Ranges.Collector(numbers.step());
        String first = null;
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).size() == 0) {
                empty.add(numbers.numbers()[i]);
                first = first == null ? frames.get(i).path() : first;
            }
        }
        if (first != null) {
            Ranges numbered = empty.ranges();
            to.finding(new Finding("FILE_EMPTY", Severity.INFO, first, numbered.count() + (numbered.count() == 1 ? " frame has" : " frames have")
                + " no bytes: " + numbered.text() + ".",
                "Compare with the hash list; if they are empty there too, ask the camera department what became of these frames."));
        }
    }

    /** A frame's header claims a length; where all frames have to be as long, the sizes of all of them tell without a look inside. */
    private static void cutOff(List<ClipFile> frames, FrameNumbers numbers, List<Sample> samples, boolean fixedSize, Inspection.Builder to) {
        Sample whole = samples.get(0);
        boolean tellsForAll = fixedSize && whole.claimed() > 0 && whole.claimed() <= whole.file().size();
        List<Integer> cut = tellsForAll
            ? IntStream.range(0, frames.size()).filter(i -> frames.get(i).size() > 0 && frames.get(i).size() < whole.claimed()).boxed().toList()
            : samples.stream().filter(s -> s.claimed() > s.file().size()).map(Sample::index).toList();
        if (cut.isEmpty()) {
            return;
        }
        Ranges.Collector numbered = new Ranges.Collector(numbers.step());
        cut.forEach(i -> numbered.add(numbers.numbers()[i]));
        // Where none is as long as it claims, the fault may be the writer's arithmetic.
        String sentence = !tellsForAll && cut.size() == samples.size()
            ? "No frame that was looked at has as many bytes as its header claims: they are cut off, or their writer stated a wrong length."
            : "These frames have fewer bytes than their headers claim, so their ends are missing: " + numbered.ranges().text() + ".";
        to.finding(new Finding("FILE_CUT_OFF", Severity.INFO, frames.get(cut.get(0)).path(), sentence,
            "Compare with the hash list; if it matches, they were written so: tell the camera department."));
    }

    private static void differing(List<Sample> samples, FrameNumbers numbers, Inspection.Builder to) {
        Sample first = samples.get(0);
        Optional<Sample> other = samples.stream().filter(s -> !s.size().equals(first.size())).findFirst();
        other.ifPresent(s -> to.finding(new Finding("FRAMES_DIFFER", Severity.INFO, s.file().path(), "Frame " + numbers.numbers()[s.index()] + " is "
            + shown(s.size()) + ", the first one " + shown(first.size()) + ".", NEXT)));
        Optional<Sample> faster = samples.stream().filter(s -> !s.rate().equals(first.rate())).findFirst();
        faster.ifPresent(s -> to.finding(new Finding("FRAME_RATE_CONFLICT", Severity.INFO, s.file().path(), "Frame " + numbers.numbers()[s.index()]
            + " states " + s.rate().map(r -> r.text() + " frames a second").orElse("no frame rate") + ", the first one "
            + first.rate().map(Object::toString).orElse("none") + "; the first one's is taken.",
            NEXT)));
    }

    private static String shown(String size) {
        return size.isEmpty() ? "of no stated size" : size;
    }
}
