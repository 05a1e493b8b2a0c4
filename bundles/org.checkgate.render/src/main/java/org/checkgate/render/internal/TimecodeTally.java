package org.checkgate.render.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what came of comparing the timecodes of a roll, so that also what has no finding is told. */
final class TimecodeTally {
    private int agreeing;
    private int differing;
    private int silent;
    private int unanswered;

    void compared(boolean agrees) {
        if (agrees) {
            agreeing++;
        } else {
            differing++;
        }
    }

    /** ffprobe knows the file not, or no timecode in it. */
    void silent() {
        silent++;
    }

    void unanswered() {
        unanswered++;
    }

    /** Empty when nothing was asked. */
    Optional<String> sentence() {
        int all = agreeing + differing + silent + unanswered;
        if (all == 0) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        add("the same for ", agreeing, "", parts);
        add("another one for ", differing, ", which the findings tell", parts);
        add("none for ", silent, "", parts);
        add("no answer for ", unanswered, ", for which the findings say why", parts);
        return Optional.of("ffprobe was asked for the start timecode of " + all + (all == 1 ? " clip: " : " clips: ") + String.join("; ", parts) + ".");
    }

    private static void add(String before, int count, String after, List<String> to) {
        if (count > 0) {
            to.add(before + count + after);
        }
    }
}
