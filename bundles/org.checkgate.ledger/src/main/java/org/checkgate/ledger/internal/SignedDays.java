package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Instant;
import org.checkgate.ledger.Destination;

/** Shoot days that a person has signed off; the first signature stands. */
final class SignedDays {
    private SignedDays() {
    }

    static boolean contains(Sql sql, Destination day) throws SQLException {
        return sql.exists("SELECT 1 FROM signed_days WHERE title = ? AND shoot_day = ? AND unit = ?", day.title(), day.day(), day.unit());
    }

    static void add(Sql sql, Destination day, String by, Instant at) throws SQLException {
        sql.change("INSERT INTO signed_days (title, shoot_day, unit, signed_by, signed_at) VALUES (?, ?, ?, ?, ?)",
                day.title(), day.day(), day.unit(), by, at);
    }
}
