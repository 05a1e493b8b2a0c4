package org.checkgate.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How long something took, counted.
 *
 * @param counts times that fell into each of {@link #BOUNDS}, which they do not exceed and whose forerunner they do; the last entry
 *               counts those that were longer than all
 * @param sum    of all of them
 */
public record Durations(List<Long> counts, Duration sum) {
    /** Upper bounds in seconds, from one second to a week. */
    public static final List<Long> BOUNDS = List.of(1L, 5L, 15L, 60L, 300L, 900L, 3_600L, 14_400L, 43_200L, 86_400L, 172_800L, 604_800L);
    public static final Durations NONE = new Durations(Collections.nCopies(BOUNDS.size() + 1, 0L), Duration.ZERO);

    public Durations {
        counts = List.copyOf(counts);
        if (counts.size() != BOUNDS.size() + 1) {
            throw new IllegalArgumentException("There is a count for each bound, and one more.");
        }
    }

    /** The place in {@link #counts} of a time. */
    public static int place(Duration time) {
        int at = 0;
        while (at < BOUNDS.size() && time.compareTo(Duration.ofSeconds(BOUNDS.get(at))) > 0) {
            at++;
        }
        return at;
    }

    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
