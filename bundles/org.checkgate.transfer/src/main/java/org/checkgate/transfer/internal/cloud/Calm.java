package org.checkgate.transfer.internal.cloud;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.bytes.Governor;

/**
 * What all who send to one endpoint know of its trouble. One that asks for fewer requests is left alone by all of them
 * together, each time about as long as that has gone on already; then one goes ahead, and the first good answer lets
 * everybody go. Safe for use by several threads.
 */
public final class Calm {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST = SECOND / 2;
    private static final long LONGEST = 60 * SECOND;
    private static final long FIRST_ROLL = 5 * SECOND;
    private static final long LONGEST_ROLL = 120 * SECOND;

    private final LongSupplier clock;
    private final Governor.Pause pause;
    private boolean troubled;
    private boolean busy;
    private boolean recovered;
    private long since;
    private long until;
    private long grown;
    private long calmSince;

    public Calm(LongSupplier monotonicNanos, Governor.Pause pause) {
        this.clock = monotonicNanos;
        this.pause = pause;
    }

    static Calm real() {
        return new Calm(System::nanoTime, Governor.SLEEP);
    }

    /** Waits until a request may leave. */
    void enter() throws InterruptedException {
        for (long wait = left(); wait > 0; wait = left()) {
            // Who goes ahead may find it calm at any time, so nobody sleeps through it.
            pause.nanos(Math.min(wait, SECOND));
        }
    }

    /** Waits between two tries of one's own. */
    void pause(Duration time) throws InterruptedException {
        pause.nanos(time.toNanos());
    }

    private synchronized long left() {
        long now = clock.getAsLong();
        if (!busy || until - now > 0) {
            return busy ? until - now : 0;
        }
        // One goes ahead; the others wait as long again for what it finds.
        until = now + next(now);
        return 0;
    }

    private long next(long now) {
        grown = within(now - since, FIRST, LONGEST);
        return Backoff.jittered(Duration.ofNanos(grown)).toNanos();
    }

    private static long within(long nanos, long least, long most) {
        return Math.max(least, Math.min(most, nanos));
    }

    /**
     * The endpoint asked for fewer requests.
     *
     * @param asked for how long it wants none; zero when it did not say so
     */
    synchronized void busy(Duration asked) {
        long now = clock.getAsLong();
        if (!troubled) {
            // One that is busy again at once is not asked more often than before.
            begin(now - calmSince < grown ? now - grown : now);
        }
        busy = true;
        until = Math.max(until, now + Math.max(next(now), asked.toNanos()));
    }

    /** No good answer came. Nobody is held up for it: that a line broke says nothing about the next one. */
    synchronized void silent() {
        if (!troubled) {
            begin(clock.getAsLong());
        }
    }

    private void begin(long from) {
        troubled = true;
        since = from;
        until = from;
    }

    /** The endpoint answered as it should. */
    synchronized void answered() {
        if (troubled) {
            calmSince = clock.getAsLong();
            recovered |= calmSince - since >= FIRST_ROLL;
            troubled = false;
            busy = false;
        }
    }

    /** How long a roll that met trouble here should wait: about as long as it has gone on, five seconds to two minutes, and as long as it was asked to. */
    synchronized Duration again() {
        long now = clock.getAsLong();
        Duration usual = Backoff.jittered(Duration.ofNanos(within(troubled ? now - since : 0, FIRST_ROLL, LONGEST_ROLL)));
        return Duration.ofNanos(Math.max(usual.toNanos(), busy ? until - now : 0));
    }

    /** Whether trouble has ended since this was asked last, and had lasted so long that rolls may wait for it. */
    synchronized boolean recovered() {
        boolean was = recovered;
        recovered = false;
        return was;
    }
}
