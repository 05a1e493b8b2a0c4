package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Durations;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;

/**
 * Counters within a transaction: each grows in the step that makes it so, or not at all. There are at most some hundred rows,
 * whatever the ledger holds.
 */
final class Tallies {
    private static final String VERIFIED = "VERIFIED";
    private static final String FAILED = "FAILED";
    private static final String PROGRESS = "PROGRESS";
    private static final String STATION = "STATION";
    private static final String TO_CLOUD = "TO_CLOUD";
    private static final String MILLIS = "MILLIS";

    private final Map<String, Map<String, Map<String, Long>>> all = new HashMap<>();

    private Tallies() {
    }

    /** All of them, as they are now. */
    static Tallies read(Sql sql) throws SQLException {
        Tallies tallies = new Tallies();
        sql.each("SELECT * FROM tallies", row -> tallies.subjects(row.getString("family")).computeIfAbsent(row.getString("subject"), subject -> new HashMap<>())
                .put(row.getString("detail"), row.getLong("total")));
        return tallies;
    }

    private Map<String, Map<String, Long>> subjects(String family) {
        return all.computeIfAbsent(family, name -> new HashMap<>());
    }

    Map<Tier, Map<Strength, Long>> verified() {
        Map<Tier, Map<Strength, Long>> verified = new EnumMap<>(Tier.class);
        subjects(VERIFIED).forEach((tier, counts) -> {
            Map<Strength, Long> strengths = verified.computeIfAbsent(Tier.valueOf(tier), each -> new EnumMap<>(Strength.class));
            counts.forEach((strength, count) -> strengths.put(Strength.valueOf(strength), count));
        });
        return verified;
    }

    Map<String, Long> failures() {
        return subjects(FAILED).getOrDefault("", Map.of());
    }

    Map<Tier, Instant> progress() {
        Map<Tier, Instant> progress = new EnumMap<>(Tier.class);
        subjects(PROGRESS).forEach((tier, at) -> progress.put(Tier.valueOf(tier), Instant.ofEpochMilli(at.get(""))));
        return progress;
    }

    Map<Step, Durations> stationTimes() {
        Map<Step, Durations> times = new EnumMap<>(Step.class);
        subjects(STATION).forEach((step, counts) -> times.put(Step.valueOf(step), durations(counts)));
        return times;
    }

    Durations timeToCloud() {
        return durations(subjects(TO_CLOUD).getOrDefault("", Map.of()));
    }

    private static Durations durations(Map<String, Long> counts) {
        List<Long> places = new ArrayList<>();
        for (int place = 0; place <= Durations.BOUNDS.size(); place++) {
            places.add(counts.getOrDefault(bound(place), 0L));
        }
        return new Durations(places, Duration.ofMillis(counts.getOrDefault(MILLIS, 0L)));
    }

    /** By the bound and not by its place, so that another bound in between takes nothing from what was counted. */
    private static String bound(int place) {
        return place == Durations.BOUNDS.size() ? "MORE" : String.valueOf(Durations.BOUNDS.get(place));
    }

    /** Copies were proven just now. */
    static void proven(Sql sql, Clock clock, Collection<Copy> copies) throws SQLException {
        Map<Tier, Map<Strength, Long>> counts = new EnumMap<>(Tier.class);
        for (Copy copy : copies) {
            if (copy.tier() != Tier.DRIVE && copy.strength().atLeast(Strength.HASHED)) {
                counts.computeIfAbsent(copy.tier(), tier -> new EnumMap<>(Strength.class)).merge(copy.strength(), 1L, Long::sum);
            }
        }
        for (Map.Entry<Tier, Map<Strength, Long>> tier : counts.entrySet()) {
            for (Map.Entry<Strength, Long> count : tier.getValue().entrySet()) {
                add(sql, VERIFIED, tier.getKey().name(), count.getKey().name(), count.getValue());
            }
            progress(sql, clock, tier.getKey());
        }
    }

    /** Something has arrived at this tier just now. */
    static void progress(Sql sql, Clock clock, Tier tier) throws SQLException {
        sql.change("MERGE INTO tallies (family, subject, detail, total) KEY (family, subject, detail) VALUES (?, ?, '', ?)", PROGRESS, tier,
                clock.instant().toEpochMilli());
    }

    /** This was found of a roll, and was not known before. */
    static void found(Sql sql, Finding finding) throws SQLException {
        if (Figures.FAILURES.contains(finding.code())) {
            add(sql, FAILED, "", finding.code(), 1);
        }
    }

    static void station(Sql sql, Step step, Duration time) throws SQLException {
        took(sql, STATION, step.name(), time);
    }

    static void toCloud(Sql sql, Duration time) throws SQLException {
        took(sql, TO_CLOUD, "", time);
    }

    private static void took(Sql sql, String family, String subject, Duration time) throws SQLException {
        // A clock that was set back must not take from what was counted.
        Duration told = time.isNegative() ? Duration.ZERO : time;
        add(sql, family, subject, bound(Durations.place(told)), 1);
        add(sql, family, subject, MILLIS, told.toMillis());
    }

    /** Changes run one after another, so that a row that is not there is not made twice. */
    private static void add(Sql sql, String family, String subject, String detail, long more) throws SQLException {
        if (sql.change("UPDATE tallies SET total = total + ? WHERE family = ? AND subject = ? AND detail = ?", more, family, subject, detail) == 0) {
            sql.change("INSERT INTO tallies (family, subject, detail, total) VALUES (?, ?, ?, ?)", family, subject, detail, more);
        }
    }
}
