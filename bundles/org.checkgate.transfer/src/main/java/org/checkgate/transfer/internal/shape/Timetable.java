package org.checkgate.transfer.internal.shape;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which rate holds when, week after week, in the site's own time. Written as rclone's {@code --bwlimit} takes it:
 * {@code Mon-08:00,512M Fri-19:00,off}, {@code 08:00,1M 23:00,off} for every day, or one rate alone.
 * <p>
 * An entry begins at a moment, not at a reading of the clock: where clocks go back it begins at the first of the two and is not
 * undone by the second; one in the hour that clocks skip begins when they skip it.
 */
public final class Timetable {
    private static final Pattern ENTRY = Pattern.compile("(?:([A-Za-z]+)-)?(\\d{1,2}:\\d{2}),(.+)");
    private static final int SHORT_NAME = 3;
    /** Days before and after one within which every entry begins at least once. */
    private static final int WEEK = 8;

    private final List<Entry> entries;
    private final String written;

    /** @param day empty for every day */
    private record Entry(Optional<DayOfWeek> day, LocalTime time, Rate rate) {
        boolean on(LocalDate date) {
            return day.isEmpty() || day.get() == date.getDayOfWeek();
        }
    }

    /** @param order tells apart what begins in one moment, since a change of clocks can bring that about */
    private record Beginning(Instant at, LocalDateTime order, Rate rate) {
        static final Comparator<Beginning> IN_TIME = Comparator.comparing(Beginning::at).thenComparing(Beginning::order);
    }

    /** A rate that holds from a moment on. @param until empty: it never changes */
    public record Stretch(Rate rate, Optional<Instant> until) {
    }

    private Timetable(List<Entry> entries, String written) {
        this.entries = entries;
        this.written = written;
    }

    /** @throws IllegalArgumentException the message is a plain sentence */
    public static Timetable of(String written) {
        String text = written.trim();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A limit cannot be empty. Write a rate such as 512M, \"off\", or a timetable such as \"Mon-08:00,512M Fri-19:00,off\".");
        }
        if (!text.contains(",")) {
            return new Timetable(List.of(new Entry(Optional.empty(), LocalTime.MIDNIGHT, Rate.of(text))), text);
        }
        List<Entry> entries = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            Entry entry = entry(word);
            for (Entry other : entries) {
                boolean sameDay = other.day.isEmpty() || entry.day.isEmpty() || other.day.equals(entry.day);
                if (sameDay && other.time.equals(entry.time)) {
                    throw new IllegalArgumentException("\"" + word + "\" begins when another entry does. Give each its own time.");
                }
            }
            entries.add(entry);
        }
        return new Timetable(List.copyOf(entries), text);
    }

    private static Entry entry(String word) {
        Matcher parts = ENTRY.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + word + "\" is no entry of a timetable. Write a day, a time and a rate such as Mon-08:00,512M, or 08:00,512M for every day.");
        }
        try {
            LocalTime time = LocalTime.parse(parts.group(2).length() == 4 ? "0" + parts.group(2) : parts.group(2));
            return new Entry(Optional.ofNullable(parts.group(1)).map(Timetable::day), time, Rate.of(parts.group(3)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + parts.group(2) + "\" is no time of a day. Write hours and minutes such as 08:00.", e);
        }
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.equalsIgnoreCase(day.name()) || name.equalsIgnoreCase(day.name().substring(0, SHORT_NAME))) {
                return day;
            }
        }
        throw new IllegalArgumentException("\"" + name + "\" is no day of the week. Write " + List.of(DayOfWeek.values()).stream()
                .map(day -> day.name().charAt(0) + day.name().substring(1, SHORT_NAME).toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")) + ".");
    }

    /** The rate at this moment, and until when. */
    public Stretch at(Instant now, ZoneId zone) {
        List<Beginning> around = beginnings(now, zone);
        Rate rate = around.stream().filter(each -> !each.at.isAfter(now)).max(Beginning.IN_TIME).orElseThrow().rate;
        // What begins in one moment is one change, and one to the same rate is none.
        Rate before = rate;
        Optional<Instant> until = Optional.empty();
        List<Beginning> later = around.stream().filter(each -> each.at.isAfter(now)).sorted(Beginning.IN_TIME).toList();
        for (int i = 0; i < later.size() && until.isEmpty(); i++) {
            boolean last = i + 1 == later.size() || !later.get(i + 1).at.equals(later.get(i).at);
            if (last && !later.get(i).rate.equals(before)) {
                until = Optional.of(later.get(i).at);
            }
        }
        return new Stretch(rate, until);
    }

    private List<Beginning> beginnings(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Beginning> all = new ArrayList<>();
        for (LocalDate date = today.minusDays(WEEK); !date.isAfter(today.plusDays(WEEK)); date = date.plusDays(1)) {
            for (Entry entry : entries) {
                if (entry.on(date)) {
                    LocalDateTime reading = date.atTime(entry.time);
                    all.add(new Beginning(moment(reading, zone), reading, entry.rate));
                }
            }
        }
        return all;
    }

    private static Instant moment(LocalDateTime reading, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(reading);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition skipped = zone.getRules().getTransition(reading);
            return skipped.getInstant();
        }
        return reading.toInstant(offsets.get(0));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return written;
    }
}
