package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.SignOff;

/** Shoot days that a person has signed off. A signature speaks of what had arrived by then, never of what came later. */
final class SignedDays {
    /** Rolls that a day needs before it can be signed, in a query over {@code rolls r}; of others a light is derived all the same. */
    static final String COUNTING = Withdrawal.STANDING + " AND NOT (" + H2Rebuild.ANSWERED + ")";

    private SignedDays() {
    }

    /** By the order of rows, not by time: a clock may jump. */
    static boolean covers(Sql sql, long rollId) throws SQLException {
        return sql.exists("SELECT 1 FROM signed_days s JOIN rolls r ON r.title = s.title AND r.shoot_day = s.shoot_day AND r.unit = s.unit"
                + " WHERE r.id = ? AND r.id <= s.last_roll", rollId);
    }

    static Optional<SignOff> of(Sql sql, Destination day) throws SQLException {
        return sql.first("SELECT s.*, (SELECT COUNT(*) FROM rolls r WHERE r.title = s.title AND r.shoot_day = s.shoot_day AND r.unit = s.unit"
                + " AND r.id > s.last_roll AND " + COUNTING + ") AS uncovered FROM signed_days s WHERE s.title = ? AND s.shoot_day = ? AND s.unit = ?",
                row -> new SignOff(row.getString("signed_by"), Columns.time(row, "signed_at"), row.getInt("uncovered")),
                day.title(), day.day(), day.unit());
    }

    static void sign(Sql sql, Destination day, String by, long lastRoll, Instant at) throws SQLException {
        sql.change("DELETE FROM signed_days WHERE title = ? AND shoot_day = ? AND unit = ?", day.title(), day.day(), day.unit());
        sql.change("INSERT INTO signed_days (title, shoot_day, unit, signed_by, last_roll, signed_at) VALUES (?, ?, ?, ?, ?, ?)",
                day.title(), day.day(), day.unit(), by, lastRoll, at);
    }
}
