package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rate holds when; over midnight, over the turn of the week, and on the days on which clocks change. */
class TimetableTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String OFFICE = "Mon-08:00,512M Fri-19:00,off";

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Timetable.Stretch stretch(String table, String local) {
        return Timetable.of(table).at(at(local), BERLIN);
    }

    @Test
    void aWeekGoesRound() {
        Rate office = Rate.of("512M");
        assertEquals(new Timetable.Stretch(Rate.UNLIMITED, Optional.of(at("2026-03-09T08:00"))), stretch(OFFICE, "2026-03-09T07:59:59"));
        assertEquals(new Timetable.Stretch(office, Optional.of(at("2026-03-13T19:00"))), stretch(OFFICE, "2026-03-09T08:00"));
        assertEquals(office, stretch(OFFICE, "2026-03-12T00:00").rate());
        assertEquals(new Timetable.Stretch(Rate.UNLIMITED, Optional.of(at("2026-03-16T08:00"))), stretch(OFFICE, "2026-03-13T19:00"));
        assertEquals(Rate.UNLIMITED, stretch(OFFICE, "2026-03-15T23:59:59").rate());
    }

    @Test
    void everyDayGoesOverMidnight() {
        String table = "08:00,1M 12:00,10M 23:00,off";
        assertEquals(new Timetable.Stretch(Rate.UNLIMITED, Optional.of(at("2026-03-10T08:00"))), stretch(table, "2026-03-10T00:00"));
        assertEquals(new Timetable.Stretch(Rate.UNLIMITED, Optional.of(at("2026-03-11T08:00"))), stretch(table, "2026-03-10T23:00"));
        assertEquals(Rate.of("10M"), stretch(table, "2026-03-10T22:59").rate());
    }

    @Test
    void oneRateAloneNeverChanges() {
        assertEquals(new Timetable.Stretch(Rate.of("7M"), Optional.empty()), stretch("7M", "2026-03-10T00:00"));
        assertEquals(Optional.empty(), stretch("Mon-08:00,7M Fri-08:00,7M", "2026-03-10T00:00").until(), "a change to the same is none");
    }

    @Test
    void whenClocksSkipAnHourWhatBeginsInItBeginsThen() {
        // In the night to 2026-03-29 clocks go from 02:00 to 03:00.
        String table = "02:30,1M 02:45,2M 12:00,off";
        Instant skip = at("2026-03-29T03:00");
        assertEquals(new Timetable.Stretch(Rate.UNLIMITED, Optional.of(skip)), Timetable.of(table).at(skip.minusSeconds(1), BERLIN));
        assertEquals(new Timetable.Stretch(Rate.of("2M"), Optional.of(at("2026-03-29T12:00"))), Timetable.of(table).at(skip, BERLIN));
        assertEquals(Rate.of("5M"), Timetable.of("02:30,1M 03:00,5M").at(skip, BERLIN).rate(), "the later of the two by the clock");
    }

    @Test
    void whenClocksGoBackWhatBeganStaysBegun() {
        // In the night to 2026-10-25 clocks go from 03:00 to 02:00.
        String table = "02:15,1M 12:00,off";
        Instant first = LocalDateTime.parse("2026-10-25T02:15").atZone(BERLIN).withEarlierOffsetAtOverlap().toInstant();
        Instant second = LocalDateTime.parse("2026-10-25T02:05").atZone(BERLIN).withLaterOffsetAtOverlap().toInstant();
        assertEquals(Rate.UNLIMITED, Timetable.of(table).at(first.minusSeconds(1), BERLIN).rate());
        assertEquals(Rate.of("1M"), Timetable.of(table).at(first, BERLIN).rate());
        assertEquals(Rate.of("1M"), Timetable.of(table).at(second, BERLIN).rate());
    }

    /** As somebody would do it who looks at the clock on the wall every minute and knows nothing of offsets. */
    @Test
    void anyTimetableDoesWhatOneWhoWatchesTheClockWouldDo() {
        Random random = new Random(20260314);
        List<String> zones = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kolkata");
        for (int round = 0; round < 150; round++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            List<Planned> planned = planned(random);
            Timetable table = Timetable.of(String.join(" ", planned.stream().map(Planned::written).toList()));
            LocalDate around = random.nextBoolean() ? LocalDate.of(2026, 3, 1 + random.nextInt(31)) : LocalDate.of(2026, 10, 1 + random.nextInt(31));
            Instant start = around.atStartOfDay(zone).toInstant();
            Rate holds = null;
            Instant change = null;
            // The furthest that the clock on the wall has come so far: it may have been put back since.
            LocalDateTime furthest = LocalDateTime.MIN;
            for (Instant now = start.minus(Duration.ofDays(9)); now.isBefore(start.plus(Duration.ofDays(2))); now = now.plusSeconds(60)) {
                LocalDateTime reading = now.atZone(zone).toLocalDateTime();
                Rate before = holds;
                holds = reading.isAfter(furthest) ? passed(planned, furthest, reading).orElse(holds) : holds;
                furthest = reading.isAfter(furthest) ? reading : furthest;
                if (before != null && !before.equals(holds)) {
                    change = now;
                }
                if (!now.isBefore(start)) {
                    Timetable.Stretch stretch = table.at(now, zone);
                    assertEquals(holds, stretch.rate(), table + " in " + zone + " at " + now);
                    if (now.equals(change)) {
                        assertEquals(Optional.of(now), table.at(now.minusSeconds(60), zone).until(), table + " in " + zone + " before " + now);
                    }
                }
            }
        }
    }

    private record Planned(DayOfWeek day, LocalTime time, Rate rate) {
        String written() {
            return (day == null ? "" : day.name().substring(0, 3).toLowerCase(Locale.ROOT) + "-") + time + "," + rate;
        }

        LocalDateTime on(LocalDate date) {
            return day == null || day == date.getDayOfWeek() ? date.atTime(time) : null;
        }
    }

    private static List<Planned> planned(Random random) {
        List<Planned> all = new ArrayList<>();
        boolean daily = random.nextBoolean();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            LocalTime time = LocalTime.of(random.nextInt(4) == 0 ? random.nextInt(24) : random.nextInt(4), random.nextInt(60));
            DayOfWeek day = daily ? null : DayOfWeek.of(1 + random.nextInt(7));
            if (all.stream().noneMatch(other -> other.time.equals(time))) {
                all.add(new Planned(day, time, new Rate(1024L * (1 + random.nextInt(3)))));
            }
        }
        return all;
    }

    /** Whatever the clock on the wall has come to, or past, for the first time. */
    private static Optional<Rate> passed(List<Planned> planned, LocalDateTime furthest, LocalDateTime reading) {
        LocalDateTime latest = LocalDateTime.MIN;
        Optional<Rate> rate = Optional.empty();
        for (Planned each : planned) {
            for (int back = 0; back <= 1; back++) {
                LocalDateTime due = each.on(reading.toLocalDate().minusDays(back));
                if (due != null && !due.isAfter(reading) && due.isAfter(furthest) && due.isAfter(latest)) {
                    latest = due;
                    rate = Optional.of(each.rate);
                }
            }
        }
        return rate;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|empty", "Mon-08:00,|no entry", "Mon-08:00|no rate", "Moon-08:00,1M|no day of the week", "Mon-25:00,1M|no time of a day", "08:00,fast|is no rate",
            "08:00,1M Mon-08:00,2M|begins when another", "Mon-08:00,1M,2M|is no rate"})
    void whatIsNoTimetableIsRefusedInWords(String written, String said) {
        String message = assertThrows(IllegalArgumentException.class, () -> Timetable.of(written)).getMessage();
        assertTrue(message.contains(said), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Monday-08:00,512M", "mon-8:00,512M", "MON-08:00,512M"})
    void daysAndHoursMayBeWrittenAsPeopleDo(String written) {
        assertEquals(Rate.of("512M"), stretch(written, "2026-03-10T00:00").rate());
    }
}
