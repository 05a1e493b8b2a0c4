package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The numbers that others know drives, rolls and events by. One that meant something once must not come to mean something else. */
final class Numbers {
    /** More than a ledger gives between two backups. */
    private static final long SKIPPED = 1_000_000;
    private static final List<List<String>> GIVEN = List.of(List.of("drives", "id"), List.of("rolls", "id"), List.of("activity", "sequence"),
            List.of("outbox", "event_cursor"));

    private Numbers() {
    }

    /** Of a ledger that is older than the one that was lost. Commits by itself. */
    static void skip(Sql sql) throws SQLException {
        for (List<String> column : GIVEN) {
            restart(sql, column, SKIPPED + sql.number("SELECT COALESCE(MAX(" + column.get(1) + "), 0) FROM " + column.get(0)));
        }
    }

    /** Of an empty ledger that follows one of which nothing is known: as if one had been given each second since 1970. Commits by itself. */
    static void beginAfter(Sql sql, Instant now) throws SQLException {
        for (List<String> column : GIVEN) {
            restart(sql, column, now.getEpochSecond());
        }
    }

    private static void restart(Sql sql, List<String> column, long next) throws SQLException {
        sql.change("ALTER TABLE " + column.get(0) + " ALTER COLUMN " + column.get(1) + " RESTART WITH " + next);
    }
}
