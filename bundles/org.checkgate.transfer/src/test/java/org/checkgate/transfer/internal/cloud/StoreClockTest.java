package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StoreClockTest {
    private final AtomicLong nanos = new AtomicLong();
    private final StoreClock clock = new StoreClock(Clock.fixed(Instant.parse("2026-03-14T20:00:05.5Z"), ZoneOffset.UTC), nanos::get);

    @Test
    void aheadIsWhatTheStoresDateLacks() {
        assertEquals(Optional.empty(), clock.ahead(), "no store has told its time");
        clock.told("Sat, 14 Mar 2026 20:00:00 GMT");
        assertEquals(Optional.of(Duration.ofSeconds(5)), clock.ahead());
        clock.told("Sat, 14 Mar 2026 20:01:05 GMT");
        assertEquals(Optional.of(Duration.ofSeconds(5)), clock.ahead(), "not every answer is looked at");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        clock.told("Sat, 14 Mar 2026 20:01:05 GMT");
        assertEquals(Optional.of(Duration.ofMinutes(-1)), clock.ahead());
    }

    @Test
    void whatIsNoDateTellsNothing() {
        clock.told("Sat, 14 Mar 2026 20:00:05 GMT");
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        clock.told("soon");
        assertEquals(Optional.of(Duration.ZERO), clock.ahead());
    }

    @Test
    void aLookThatIsOldIsNoLook() {
        clock.told("Sat, 14 Mar 2026 20:00:05 GMT");
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertEquals(Optional.of(Duration.ZERO), clock.ahead());
        nanos.incrementAndGet();
        assertEquals(Optional.empty(), clock.ahead());
    }
}
