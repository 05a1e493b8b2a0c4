package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;

/** Whether staging may let a roll go, and what that means; within one transaction, so that what was asked is still so when it is done. */
final class Clearance {
    /** Objects that another delivery rests on stay; they go with the last that does. */
    private static final String OURS_ALONE = "c.roll_id = ? AND c.tier = 'STAGING' AND NOT EXISTS (SELECT 1 FROM copies o WHERE o.tier = c.tier "
            + "AND o.endpoint = c.endpoint AND o.object_key = c.object_key AND o.roll_id <> c.roll_id)";

    private final Sql sql;
    private final Standings standings;
    private final Roll roll;

    Clearance(Sql sql, Standings standings, Roll roll) {
        this.sql = sql;
        this.standings = standings;
        this.roll = roll;
    }

    /** Rolls of which it is worth asking. */
    static List<Roll> candidates(Sql sql) throws SQLException {
        return sql.list("SELECT r.* FROM rolls r JOIN signed_days s ON s.title = r.title AND s.shoot_day = r.shoot_day AND s.unit = r.unit "
                + "WHERE r.cleared_at IS NULL AND r.id <= s.last_roll AND NOT EXISTS (SELECT 1 FROM work w WHERE w.roll_id = r.id AND w.state <> 'DONE') "
                + "ORDER BY r.id", H2Rolls::roll);
    }

    /** Since when it may go; empty when it may not. */
    Optional<Instant> since() throws SQLException {
        boolean may = Standings.cleared(sql, roll.id()).isEmpty() && idle() && Lights.of(standings.of(sql, roll)).get(Light.SAFE_TO_CLEAR).on();
        return may ? Optional.of(newestProof()) : Optional.empty();
    }

    /** Not by the counters alone, since there is no way back. */
    boolean certain() throws SQLException {
        return Lights.of(standings.lookedThrough(sql, roll)).get(Light.SAFE_TO_CLEAR).on();
    }

    /** Every station has done its work, and none left anything half done: nobody reads what lies in staging, nobody writes there. */
    private boolean idle() throws SQLException {
        return sql.number("SELECT COUNT(*) FROM work WHERE roll_id = ? AND state = 'DONE'", roll.id()) == Step.values().length
                && !sql.exists("SELECT 1 FROM uploads u WHERE EXISTS (SELECT 1 FROM files f WHERE f.id = u.file_id AND f.roll_id = ?)", roll.id());
    }

    private Instant newestProof() throws SQLException {
        return sql.first("SELECT GREATEST(s.signed_at, (SELECT MAX(c.proven_at) FROM copies c WHERE c.roll_id = r.id AND c.tier = 'ARCHIVE')) AS since "
                + "FROM rolls r JOIN signed_days s ON s.title = r.title AND s.shoot_day = r.shoot_day AND s.unit = r.unit WHERE r.id = ?",
                row -> Columns.time(row, "since"), roll.id()).orElseThrow();
    }

    /** @return the bytes that can be removed */
    long clear(Clock clock) throws SQLException {
        long bytes = sql.number("SELECT COALESCE(SUM(f.size), 0) FROM copies c JOIN files f ON f.id = c.file_id WHERE " + OURS_ALONE, roll.id());
        sql.change("MERGE INTO leftovers (endpoint, object_key) KEY (endpoint, object_key) SELECT DISTINCT c.endpoint, c.object_key FROM copies c WHERE "
                + OURS_ALONE, roll.id());
        new CopyRows(sql).none(roll.id(), Tier.STAGING);
        sql.change("UPDATE rolls SET cleared_at = ? WHERE id = ?", clock.instant(), roll.id());
        H2ActivityLog.add(sql, clock, OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.cleared", roll.name()
                + " is proven in cloud and archive and was cleared from staging: " + bytes + " bytes can be used again.");
        return bytes;
    }
}
