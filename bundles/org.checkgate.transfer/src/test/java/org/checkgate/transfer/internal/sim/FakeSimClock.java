package org.checkgate.transfer.internal.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when it is told to, and may go back. */
final class FakeSimClock extends Clock {
    private Instant now = Instant.parse("2026-03-14T20:00:00Z");

    private long passed;

    void pass(Duration time) {
        now = now.plus(time);
        passed += Math.max(0, time.toNanos());
    }

    /** As a clock that nobody can set. */
    long nanos() {
        return passed;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
