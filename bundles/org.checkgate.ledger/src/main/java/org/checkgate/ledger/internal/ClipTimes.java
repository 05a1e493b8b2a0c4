package org.checkgate.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import org.checkgate.ledger.TimecodeSpan;

/** A clip's part of the day, cut into pieces that are short enough to be looked for by where they begin. */
final class ClipTimes {
    /** No piece is longer. */
    static final int LONGEST = 3600 * TimecodeSpan.SECOND;

    private ClipTimes() {
    }

    /** @param begins whether the clip begins with it */
    record Piece(int from, int to, boolean begins) {
    }

    /**
     * In their order; none for a clip whose start is no timecode. One whose end is not known has its first frame alone, and one that ends
     * where it begins as well: a clip of a whole day is less likely than one of no length.
     */
    static List<Piece> of(String startTimecode, String endTimecode) {
        List<Piece> pieces = new ArrayList<>();
        int start;
        int end;
        try {
            start = TimecodeSpan.moment(startTimecode);
            end = endTimecode.isEmpty() ? start : TimecodeSpan.moment(endTimecode);
        } catch (IllegalArgumentException none) {
            return pieces;
        }
        if (end == start) {
            pieces.add(new Piece(start, start + 1, true));
        } else if (end > start) {
            cut(start, end, true, pieces);
        } else {
            cut(start, TimecodeSpan.DAY, true, pieces);
            cut(0, end, false, pieces);
        }
        return pieces;
    }

    private static void cut(int from, int to, boolean begins, List<Piece> pieces) {
        for (int at = from; at < to; at += LONGEST) {
            pieces.add(new Piece(at, Math.min(to, at + LONGEST), begins && at == from));
        }
    }
}
