package org.checkgate.render.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.checkgate.spi.Timecode;

/** Whether two readers of a clip mean the same first frame. */
record StartComparison(DescribedStart ours, ProbedStarts theirs) {
    /** @return what ffprobe states instead, in words; empty when it states the same, or nothing that can be compared */
    Optional<String> difference() {
        if (!theirs.timecodes().isEmpty()) {
            // One of several is enough: it was found to be there, and that the others differ is for the plugin to tell.
            return theirs.timecodes().stream().anyMatch(start -> same(start.text())) ? Optional.empty() : Optional.of(listed(theirs.timecodes()));
        }
        return theirs.stamp().flatMap(this::otherwise);
    }

    private boolean same(String text) {
        TimecodeLabel mine = TimecodeLabel.parse(ours.timecode().text()).orElseThrow();
        return TimecodeLabel.parse(text).filter(mine::numbers).isPresent();
    }

    private String listed(List<ProbedStarts.Start> starts) {
        return starts.stream().map(start -> start.text() + " (" + start.where() + distance(start.text()) + ")").collect(Collectors.joining(" and "));
    }

    private String distance(String text) {
        Optional<Timecode> other = TimecodeLabel.parse(text).flatMap(label -> label.at(ours.timecode().rate()));
        if (other.isEmpty()) {
            return ", which is none at " + ours.timecode().rate() + " frames a second";
        }
        long frames = other.get().frames() - ours.timecode().frames();
        if (other.get().dropFrame() != ours.timecode().dropFrame()) {
            return ", counted " + (other.get().dropFrame() ? "with" : "without") + " drop-frame";
        }
        return ", " + frames(frames);
    }

    private static String frames(long difference) {
        return String.format(java.util.Locale.ROOT, "%,d", Math.abs(difference)) + (Math.abs(difference) == 1 ? " frame " : " frames ") + (difference < 0 ? "earlier" : "later");
    }

    /**
     * A recorder's stamp counts samples: what matters is how many frames two stamps are apart. The clock that it counts by may be pulled
     * up or down against the file's rate by one in a thousand, which that distance does not feel.
     */
    private Optional<String> otherwise(ProbedStarts.Stamp stamp) {
        double perFrame = stamp.rate() / ours.timecode().rate().asDouble();
        double samples = ours.samples().isPresent() ? ours.samples().getAsLong() : ours.timecode().frames() * perFrame;
        // Less than a frame is a sync inside the same one.
        long apart = (long) ((stamp.samples() - samples) / perFrame);
        return apart == 0 ? Optional.empty()
                : Optional.of(ours.timecode().plus(apart).text() + " (" + stamp.samples() + " samples since midnight, " + frames(apart) + ")");
    }
}
