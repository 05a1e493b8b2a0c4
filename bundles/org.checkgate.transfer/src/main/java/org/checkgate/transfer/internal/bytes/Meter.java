package org.checkgate.transfer.internal.bytes;

import java.io.IOException;
import java.util.function.LongSupplier;

/** Counts what passes on one lane, and how fast. Safe for use by several threads. */
public final class Meter implements Outflow {
    private static final long SECOND = 1_000_000_000L;
    /** Seconds over which a rate is told. */
    private static final int WINDOW = 10;

    private final Outflow next;
    private final LongSupplier clock;
    private final long start;
    private final long[] bytesOf = new long[WINDOW + 1];
    private long newest;
    private long all;
    private long last = -1;

    public Meter(Outflow next, LongSupplier monotonicNanos) {
        this.next = next;
        this.clock = monotonicNanos;
        this.start = monotonicNanos.getAsLong();
    }

    @Override
    public int bite() {
        return next.bite();
    }

    @Override
    public void take(int bytes) throws IOException, InterruptedException {
        next.take(bytes);
        passed(bytes);
    }

    private synchronized void passed(int bytes) {
        turnTo(second());
        bytesOf[(int) (newest % bytesOf.length)] += bytes;
        all += bytes;
        last = clock.getAsLong();
    }

    private long second() {
        return (clock.getAsLong() - start) / SECOND;
    }

    private void turnTo(long second) {
        for (long each = Math.max(newest + 1, second - WINDOW); each <= second; each++) {
            bytesOf[(int) (each % bytesOf.length)] = 0;
        }
        newest = Math.max(newest, second);
    }

    /** Bytes that have passed since this was made. */
    public synchronized long bytes() {
        return all;
    }

    /** Bytes a second over the last ten whole seconds, or over those that there were. */
    public synchronized long bytesPerSecond() {
        long now = second();
        turnTo(now);
        long sum = 0;
        for (long each = Math.max(0, now - WINDOW); each < now; each++) {
            sum += bytesOf[(int) (each % bytesOf.length)];
        }
        return sum / Math.max(1, Math.min(WINDOW, now));
    }

    /** Nanoseconds since the last byte passed; negative when none did. */
    public synchronized long idleNanos() {
        return last < 0 ? -1 : clock.getAsLong() - last;
    }
}
