package org.checkgate.transfer.internal.bytes;

import java.util.function.LongSupplier;

/**
 * Holds bytes back so that all who share it stay below one rate. Each take reserves the next stretch of time on a common
 * line, so several lanes share the rate and none starves. Safe for use by several threads.
 */
public final class Governor {
    /** The most that is let through in one go, in bytes; a change of rate is felt after at most one of these. */
    public static final int LARGEST = 64 * 1024;
    private static final long SECOND = 1_000_000_000L;

    /** How to wait; a test counts instead. */
    public interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    /** Sleeps. */
    public static final Pause SLEEP = nanos -> Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));

    private final LongSupplier clock;
    private final Pause pause;
    private long bytesPerSecond;
    private long free;

    public Governor(LongSupplier monotonicNanos, Pause pause) {
        this.clock = monotonicNanos;
        this.pause = pause;
        this.free = monotonicNanos.getAsLong();
    }

    public static Governor real() {
        return new Governor(System::nanoTime, SLEEP);
    }

    /** @param rate bytes per second for all lanes together, 0 for no limit */
    public synchronized void rate(long rate) {
        bytesPerSecond = rate;
        // What was reserved at the old rate is not a debt at the new one.
        free = clock.getAsLong();
    }

    /** How much may be asked for at once: a slow line is fed in small bites, else one take would wait for hours. */
    public synchronized int bite() {
        return bytesPerSecond == 0 ? LARGEST : (int) Math.max(1, Math.min(LARGEST, bytesPerSecond / 10));
    }

    /** Waits until these bytes may leave. */
    public void take(int bytes) throws InterruptedException {
        long wait = reserve(bytes);
        if (wait > 0) {
            pause.nanos(wait);
        }
    }

    private synchronized long reserve(int bytes) {
        if (bytesPerSecond == 0) {
            return 0;
        }
        long now = clock.getAsLong();
        if (free - now < 0) {
            free = now;
        }
        long wait = free - now;
        free += (long) ((double) bytes * SECOND / bytesPerSecond);
        return wait;
    }
}
