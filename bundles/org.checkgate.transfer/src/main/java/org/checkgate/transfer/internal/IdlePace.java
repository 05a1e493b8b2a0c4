package org.checkgate.transfer.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.bytes.Governor;

/** So many bytes a second whatever else goes on, or as fast as it goes while nothing else does. For one thread. */
public final class IdlePace implements Pace {
    private static final long LOOK_AGAIN = Duration.ofMillis(200).toNanos();
    /** What was not used is not saved up for longer: the disk is never taken by surprise. */
    private static final long SAVED_UP = Duration.ofMillis(200).toNanos();

    private final long bytesPerSecond;
    private final BooleanSupplier busy;
    private final LongSupplier nanos;
    private final Governor.Pause pause;
    private long free = Long.MIN_VALUE;

    /**
     * @param bytesPerSecond 0: only while nothing else goes on
     * @param busy           whether anything else does
     * @param nanos          a clock that only goes forward
     */
    public IdlePace(long bytesPerSecond, BooleanSupplier busy, LongSupplier nanos, Governor.Pause pause) {
        this.bytesPerSecond = bytesPerSecond;
        this.busy = busy;
        this.nanos = nanos;
        this.pause = pause;
    }

    @Override
    public void passed(long bytes) {
        try {
            if (bytesPerSecond == 0) {
                while (busy.getAsBoolean()) {
                    pause.nanos(LOOK_AGAIN);
                }
                return;
            }
            long now = nanos.getAsLong();
            free = Math.max(free, now - SAVED_UP) + (long) (bytes * 1e9 / bytesPerSecond);
            if (free > now) {
                pause.nanos(free - now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailure.retry(Duration.ofSeconds(1), "A look was interrupted; it goes on where it stopped.", e);
        }
    }
}
