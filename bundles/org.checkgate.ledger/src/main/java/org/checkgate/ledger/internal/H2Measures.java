package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Measures;
import org.checkgate.ledger.Backlog;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;

/** Figures out of the tables that grow with rolls, and out of what is counted as it happens. */
final class H2Measures implements Measures {
    private static final Map<Tier, Step> STEPS = Map.of(Tier.CLOUD, Step.SYNC, Tier.ARCHIVE, Step.ARCHIVE);
    private static final String UNDER_WAY = "w.state IN ('READY', 'RUNNING', 'WAITING', 'BLOCKED')";
    private static final String HOLDS = "f.severity <> 'INFO' AND f.accepted_by IS NULL";
    /** Of a drained lane only what has begun goes on. */
    private static final String HELD = "w.state <> 'BLOCKED' AND EXISTS (SELECT 1 FROM holds h WHERE (h.kind <> 'DRAIN' OR w.state <> 'RUNNING') AND (h.reach = 'SITE' "
            + "OR h.reach = 'LANE' AND h.subject = ? OR h.reach = 'TITLE' AND h.subject = r.title OR h.reach = 'ROLL' AND h.subject = CAST(w.roll_id AS VARCHAR)))";

    private final Transactions transactions;

    H2Measures(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Figures figures() {
        Figures seen = transactions.read(H2Measures::figures);
        long from = System.nanoTime();
        transactions.readDurable(sql -> null);
        return new Figures(seen.totals(), seen.queues(), seen.stations(), seen.verified(), seen.failures(), seen.progress(), seen.stationTimes(),
                seen.timeToCloud(), seen.drivesWaiting(), Duration.ofNanos(System.nanoTime() - from));
    }

    private static Figures figures(Sql sql) throws SQLException {
        Tallies tallies = Tallies.read(sql);
        Map<Tier, Backlog> queues = new EnumMap<>(Tier.class);
        for (Tier tier : STEPS.keySet()) {
            queues.put(tier, queue(sql, tier));
        }
        return new Figures(Totals.all(sql), queues, stations(sql), tallies.verified(), tallies.failures(), tallies.progress(), tallies.stationTimes(),
                tallies.timeToCloud(), drivesWaiting(sql), Duration.ZERO);
    }

    private static Backlog queue(Sql sql, Tier tier) throws SQLException {
        return sql.first("SELECT COUNT(*) AS rolls, SUM(CASE WHEN w.state = 'BLOCKED' THEN 1 ELSE 0 END) AS stopped, "
                + "SUM(CASE WHEN " + HELD + " THEN 1 ELSE 0 END) AS held, "
                + "SUM(GREATEST(t.size + w.sent_before - t." + Totals.column(tier) + ", 0)) AS bytes, MIN(w.since) AS oldest "
                + "FROM work w JOIN rolls r ON r.id = w.roll_id JOIN transfer_totals t ON t.roll_id = w.roll_id WHERE w.step = ? AND " + UNDER_WAY
                + " AND NOT EXISTS (SELECT 1 FROM roll_findings f WHERE f.owner_id = w.roll_id AND " + HOLDS + ")",
                row -> new Backlog(row.getLong("rolls"), row.getLong("stopped"), row.getLong("held"), row.getLong("bytes"), Optional.ofNullable(Columns.time(row, "oldest"))),
                tier.word(), STEPS.get(tier)).orElse(Backlog.EMPTY);
    }

    private static Map<Step, Map<WorkState, Long>> stations(Sql sql) throws SQLException {
        Map<Step, Map<WorkState, Long>> stations = new EnumMap<>(Step.class);
        sql.each("SELECT w.step, w.state, COUNT(*) FROM work w WHERE " + UNDER_WAY + " GROUP BY w.step, w.state",
                row -> stations.computeIfAbsent(Step.valueOf(row.getString(1)), step -> new EnumMap<>(WorkState.class))
                        .put(WorkState.valueOf(row.getString(2)), row.getLong(3)));
        return stations;
    }

    /** Other files are a person's to decide once all else is done; before that nobody waits for it. */
    private static long drivesWaiting(Sql sql) throws SQLException {
        String rolls = "rolls r JOIN work w ON w.roll_id = r.id AND w.step = 'STAGE' WHERE r.drive_id = d.id AND w.state";
        return sql.number("SELECT COUNT(*) FROM drives d WHERE d.present AND (d.title IS NULL "
                + "OR EXISTS (SELECT 1 FROM drive_findings f WHERE f.owner_id = d.id AND " + HOLDS + ") "
                + "OR EXISTS (SELECT 1 FROM rolls r JOIN roll_findings f ON f.owner_id = r.id WHERE r.drive_id = d.id AND " + HOLDS + ") "
                + "OR EXISTS (SELECT 1 FROM " + rolls + " = 'BLOCKED') "
                + "OR d.state = 'LISTED' AND NOT EXISTS (SELECT 1 FROM " + rolls + " IN ('READY', 'RUNNING', 'WAITING')) AND EXISTS (SELECT 1 FROM others o "
                + "WHERE o.drive_id = d.id AND " + Dismissals.NOT_DECIDED + "))");
    }
}
