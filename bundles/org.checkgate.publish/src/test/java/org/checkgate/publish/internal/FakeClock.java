package org.checkgate.publish.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is a minute on whenever it is asked: nothing that is written twice carries the same time by chance. */
final class FakeClock extends Clock {
    private Instant now = Instant.parse("2026-03-14T20:00:00.123456789Z");

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        now = now.plusSeconds(60);
        return now;
    }
}
