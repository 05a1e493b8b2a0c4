package org.checkgate.inspect;

import java.time.Duration;

/**
 * What a plugin may use up.
 *
 * @param clipBytes bytes that one inspection may read, over all files of the clip; 1 or more
 * @param rawBytes  characters of vendor keys and values kept for a clip; the rest is left out with a finding
 * @param inspect   how long one inspection may take
 * @param group     how long recognising may take, and as long again for grouping, on a whole card
 */
public record InspectLimits(long clipBytes, int rawBytes, Duration inspect, Duration group) {
    /** 2 MiB and 10 seconds a clip, 64 Ki characters of vendor keys, 2 minutes a card. */
    public static final InspectLimits DEFAULT = new InspectLimits(2 << 20, 64 << 10, Duration.ofSeconds(10), Duration.ofMinutes(2));

    public InspectLimits {
        if (clipBytes < 1 || rawBytes < 0 || inspect.isNegative() || inspect.isZero() || group.isNegative() || group.isZero()) {
            throw new IllegalArgumentException("Limits are positive.");
        }
    }
}
