package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void anExceptionHoldsUntilItsMomentAndNotAtIt() {
        Timetable plan = Timetable.of("Mon-08:00,512M Fri-19:00,off");
        Limits limits = new Limits(plan, Optional.of(new Limits.Exception(Rate.of("1G"), NOON)), ZoneOffset.UTC);
        assertEquals(new Limits.Now(Rate.of("1G"), Optional.of(NOON), true), limits.at(NOON.minusNanos(1)));
        assertEquals(new Limits.Now(Rate.of("512M"), Optional.of(Instant.parse("2026-03-13T19:00:00Z")), false), limits.at(NOON));
    }
}
