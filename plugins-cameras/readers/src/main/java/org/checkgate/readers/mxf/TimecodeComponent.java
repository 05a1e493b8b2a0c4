package org.checkgate.readers.mxf;

import java.util.Optional;

/**
 * A track's timecode: SMPTE ST 377-1, B.13.
 *
 * @param start     frames since midnight at the rounded base; anything, when a file is damaged
 * @param base      frames that it counts in a second, such as 24 for 24000/1001
 * @param dropFrame whether it skips numbers
 */
public record TimecodeComponent(long start, int base, boolean dropFrame) {
    static final int KIND = 0x14;

    static Optional<TimecodeComponent> of(LocalSet set) {
        return set.has(0x1501) && set.has(0x1502) ? Optional.of(new TimecodeComponent(set.number(0x1501).orElse(-1),
            (int) Math.min(set.number(0x1502).orElse(0), 0xffff), set.number(0x1503).orElse(0) != 0)) : Optional.empty();
    }
}
