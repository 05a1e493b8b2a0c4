package org.checkgate.transfer.internal.bytes;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.checkgate.transfer.internal.shape.Rate;

/**
 * Holds bytes back so that all who share it stay below one rate. Each take reserves the next stretch of time on a common
 * line, so several lanes share the rate and none starves. Safe for use by several threads.
 */
public final class Governor implements Outflow {
    /** The most that is let through in one go, in bytes; a change of rate is felt after at most one of these. */
    public static final int LARGEST = 64 * 1024;
    private static final long SECOND = 1_000_000_000L;
    /** What was not used is given this much later, so that a sender that comes late costs nothing. */
    private static final long SAVED = SECOND / 20;
    /** Servers close a line on which nothing comes; by then it is known whether the link opens again. */
    private static final long PATIENCE = 10 * SECOND;
    private static final long LOOK = SECOND / 5;

    /** How to wait; a test counts instead. */
    public interface Pause {
        void nanos(long nanos) throws InterruptedException;
    }

    /** Sleeps. */
    public static final Pause SLEEP = nanos -> Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));

    private final LongSupplier clock;
    private final Pause pause;
    private Rate rate = Rate.UNLIMITED;
    private long free;

    public Governor(LongSupplier monotonicNanos, Pause pause) {
        this.clock = monotonicNanos;
        this.pause = pause;
        this.free = monotonicNanos.getAsLong();
    }

    public static Governor real() {
        return new Governor(System::nanoTime, SLEEP);
    }

    /** @param changed for all lanes together */
    public synchronized void rate(Rate changed) {
        if (!changed.equals(rate)) {
            rate = changed;
            // What was reserved at the old rate is not a debt at the new one.
            free = clock.getAsLong();
        }
    }

    @Override
    public synchronized int bite() {
        return (int) Math.max(1, Math.min(LARGEST, rate.bytesPerSecond() / 10));
    }

    @Override
    public void take(int bytes) throws IOException, InterruptedException {
        whenOpen();
        long wait = reserve(bytes);
        if (wait > 0) {
            pause.nanos(wait);
        }
    }

    private void whenOpen() throws IOException, InterruptedException {
        long since = clock.getAsLong();
        while (closed()) {
            if (clock.getAsLong() - since >= PATIENCE) {
                throw new IOException("the link is closed now");
            }
            pause.nanos(LOOK);
        }
    }

    private synchronized boolean closed() {
        return rate.closed();
    }

    private synchronized long reserve(int bytes) {
        if (rate.unlimited() || rate.closed()) {
            return 0;
        }
        long now = clock.getAsLong();
        free = Math.max(free - now, -SAVED) + now;
        long wait = free - now;
        free += (long) ((double) bytes * SECOND / rate.bytesPerSecond());
        return wait;
    }
}
