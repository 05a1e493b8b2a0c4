package org.checkgate.inspect.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.inspect.InspectLimits;

/**
 * What plugins may use up over the clips of one card. Within its limits for a clip a slow one could hold up all rolls behind a card of
 * 10,000 clips for a day, and a talkative one could fill this process's memory. Safe for use by several threads.
 */
public final class CardAllowance {
    /** Calls that may take all of their time, at first. */
    private static final int LONG_CALLS = 20;
    /** On top of these, each clip may take this part of its limit on average: half a second of ten. */
    private static final int AVERAGE = 20;
    private static final long CHARACTERS = 128L << 20;

    private final Duration each;
    private final Map<String, Long> spent = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong(CHARACTERS);

    /** @param clips of the card */
    CardAllowance(InspectLimits limits, int clips) {
        this.each = limits.inspect().multipliedBy(LONG_CALLS).plus(limits.inspect().dividedBy(AVERAGE).multipliedBy(clips));
    }

    /** How long each plugin may take for all its clips together. */
    Duration each() {
        return each;
    }

    boolean usedUp(String plugin) {
        return spent.getOrDefault(plugin, 0L) >= each.toNanos();
    }

    /** @param nanos of its own: what it waited for, the appliance's media and its turn, is not its fault */
    void spend(String plugin, long nanos) {
        spent.merge(plugin, Math.max(0, nanos), Long::sum);
    }

    /** Whether so many more may be kept of what plugins say; then they are counted. */
    boolean keep(long more) {
        long left = characters.addAndGet(-more);
        if (left < 0) {
            characters.addAndGet(more);
        }
        return left >= 0;
    }
}
