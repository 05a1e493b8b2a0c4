package org.checkgate.transfer.internal;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and how fast a tier is looked at.
 *
 * @param every          how old a look must be; empty: only what a person asked for
 * @param bytesPerSecond at which objects are read whatever else goes on; 0: only while nothing else does
 */
public record ScrubPlan(Optional<Duration> every, long bytesPerSecond) {
    /** From the configuration, held to the ranges that it documents. */
    public static ScrubPlan of(long days, long bytesPerSecond) {
        long kept = Within.range("scrubDays", days, 0, 3650);
        return new ScrubPlan(kept == 0 ? Optional.empty() : Optional.of(Duration.ofDays(kept)),
                Within.range("scrubBytesPerSecond", bytesPerSecond, 0, 100_000_000_000L));
    }
}
