package org.checkgate.transfer.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** Wall clock and monotonic time that go only when they are told to. Safe for use by several threads. */
public final class FakeTime extends Clock {
    public static final Instant START = Instant.parse("2026-01-02T00:00:00Z");
    private final AtomicLong nanos = new AtomicLong();

    /** Monotonic. */
    public long nanos() {
        return nanos.get();
    }

    public Duration since(Instant moment) {
        return Duration.between(moment, instant());
    }

    /** Several who wait at the same time wait together. */
    public void pass(long time) {
        nanos.accumulateAndGet(nanos.get() + time, Math::max);
    }

    public void passUntil(Instant moment) {
        nanos.accumulateAndGet(Duration.between(START, moment).toNanos(), Math::max);
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos.get());
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
