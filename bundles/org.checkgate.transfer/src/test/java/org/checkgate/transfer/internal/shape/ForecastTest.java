package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant MONDAY = Instant.parse("2026-03-09T00:00:00Z");
    private static final long MIB = 1 << 20;

    private static Forecast forecast(String plan) {
        return new Forecast(new Limits(Timetable.of(plan), Optional.empty(), ZoneOffset.UTC));
    }

    private static Instant hours(double hours) {
        return MONDAY.plusMillis((long) (hours * 3_600_000));
    }

    @Test
    void theTimetableIsLivedThrough() {
        Forecast office = forecast("08:00,1M 18:00,10M");
        assertEquals(Optional.of(hours(1)), office.when(3600 * 10 * MIB, MONDAY, 100 * MIB));
        assertEquals(Optional.of(hours(9)), office.when(3600 * (80 + 1) * MIB, MONDAY, 100 * MIB), "eight hours fast and one slowly");
        assertEquals(Optional.of(hours(2)), office.when(3600 * 10 * MIB, MONDAY, 5 * MIB), "the line is slower than its limit");
        assertEquals(Optional.of(MONDAY), office.when(0, MONDAY, MIB));
    }

    @Test
    void closedHoursAreWaitedFor() {
        assertEquals(Optional.of(hours(19)), forecast("08:00,closed 18:00,1M").when(3600 * 9 * MIB, MONDAY, MIB));
        assertEquals(Optional.empty(), forecast("closed").when(1, MONDAY, MIB));
        assertEquals(Optional.empty(), forecast("off").when(Long.MAX_VALUE, MONDAY, 1), "nobody plans that far");
    }

    @Test
    void anExceptionCountsUntilItEnds() {
        Limits limits = new Limits(Timetable.of("1M"), Optional.of(new Limits.Exception(Rate.of("10M"), hours(1))), ZoneOffset.UTC);
        assertEquals(Optional.of(hours(2)), new Forecast(limits).when(3600 * 11 * MIB, MONDAY, 100 * MIB));
    }

    @Test
    void moreNeverEndsEarlierAndAFasterLineNeverLater() {
        Random random = new Random(7);
        Forecast forecast = forecast("06:00,2M 09:00,closed 12:00,5M 20:00,off");
        for (int i = 0; i < 2000; i++) {
            long bytes = (long) (random.nextDouble() * 1e12);
            long line = MIB + random.nextInt(50 << 20);
            Instant from = MONDAY.plus(Duration.ofMinutes(random.nextInt(10_000)));
            Instant end = forecast.when(bytes, from, line).orElse(Instant.MAX);
            assertFalse(forecast.when(bytes + 1_000_000, from, line).orElse(Instant.MAX).isBefore(end));
            assertFalse(forecast.when(bytes, from, line + MIB).orElse(Instant.MAX).isAfter(end));
        }
    }

    /** What the board tells of a roll: from as fast as it went at best to as slowly as it went at worst. */
    @Test
    void congestionWidensTheBandAndALowerCapMovesIt() {
        LineSpeed speed = new LineSpeed(100);
        for (int second = 0; second < 50; second++) {
            speed.seen(10 * MIB);
        }
        Forecast open = forecast("off");
        long bytes = 36_000 * MIB;
        assertEquals(Optional.of(hours(1)), open.when(bytes, MONDAY, speed.best().orElseThrow()));
        assertEquals(Optional.of(hours(1)), open.when(bytes, MONDAY, speed.worst().orElseThrow()), "a line that is always as fast leaves no doubt");
        for (int second = 0; second < 10; second++) {
            speed.seen(2 * MIB);
        }
        assertEquals(Optional.of(hours(1)), open.when(bytes, MONDAY, speed.best().orElseThrow()));
        assertEquals(Optional.of(hours(5)), open.when(bytes, MONDAY, speed.worst().orElseThrow()), "others took the line for a while, and may again");
        Forecast lowered = forecast("5M");
        assertEquals(Optional.of(hours(2)), lowered.when(bytes, MONDAY, speed.best().orElseThrow()), "at once, and not when the line was seen to be slower");
        assertEquals(Optional.of(hours(5)), lowered.when(bytes, MONDAY, speed.worst().orElseThrow()));
    }

    @Test
    void theLineIsAsFastAsItWasSeen() {
        LineSpeed speed = new LineSpeed(10);
        assertEquals(OptionalLong.empty(), speed.best());
        speed.seen(0);
        assertEquals(OptionalLong.empty(), speed.worst(), "a line at rest tells nothing");
        for (int i = 1; i <= 25; i++) {
            speed.seen(i);
        }
        assertEquals(OptionalLong.of(24), speed.best());
        assertEquals(OptionalLong.of(17), speed.worst());
    }
}
