package org.checkgate.cli.internal.mhl;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast bytes came in over the last seconds. For one thread. */
final class Pace {
    /** Long enough that a pause of a drive does not make the time left jump, short enough to follow a change. */
    private static final long WINDOW_NANOS = 8_000_000_000L;
    private static final long SHORTEST_NANOS = 500_000_000L;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long bytes) {}

    /**
     * Takes notice.
     *
     * @param nanos of a clock that never goes back
     * @param bytes all that came so far
     */
    void at(long nanos, long bytes) {
        samples.addLast(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.peekFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Bytes a second; 0 while too little is known to tell. */
    double bytesPerSecond() {
        if (samples.isEmpty()) {
            return 0;
        }
        Sample first = samples.peekFirst();
        Sample last = samples.peekLast();
        long nanos = last.nanos - first.nanos;
        return nanos < SHORTEST_NANOS ? 0 : (last.bytes - first.bytes) * 1e9 / nanos;
    }
}
