package org.checkgate.ledger.internal;

import java.sql.SQLException;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TransferTotals;

/** The counters of a roll's bytes; the row is there since the roll was listed. */
final class Totals {
    private Totals() {
    }

    static TransferTotals of(Sql sql, long rollId) throws SQLException {
        return sql.first("SELECT * FROM transfer_totals WHERE roll_id = ?", row -> new TransferTotals(row.getLong("source_read"),
                row.getLong("staged"), row.getLong("synced"), row.getLong("archived"), row.getLong("sent_twice")), rollId)
                .orElse(TransferTotals.NONE);
    }

    static TransferTotals all(Sql sql) throws SQLException {
        return sql.first("SELECT SUM(source_read), SUM(staged), SUM(synced), SUM(archived), SUM(sent_twice) FROM transfer_totals",
                row -> new TransferTotals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))).orElseThrow();
    }

    static void addSourceRead(Sql sql, long rollId, long bytes) throws SQLException {
        add(sql, "source_read", rollId, bytes);
    }

    static void addSentTwice(Sql sql, long rollId, long bytes) throws SQLException {
        add(sql, "sent_twice", rollId, bytes);
    }

    static void addArrived(Sql sql, long rollId, Tier tier, long bytes) throws SQLException {
        add(sql, column(tier), rollId, bytes);
    }

    /** What has arrived at a tier stands in this column. */
    static String column(Tier tier) {
        return switch (tier) {
            case STAGING -> "staged";
            case CLOUD -> "synced";
            case ARCHIVE -> "archived";
            case DRIVE -> throw new IllegalArgumentException("Nothing is ever sent to a drive.");
        };
    }

    private static void add(Sql sql, String column, long rollId, long bytes) throws SQLException {
        if (sql.change("UPDATE transfer_totals SET " + column + " = " + column + " + ? WHERE roll_id = ?", bytes, rollId) == 0) {
            throw new IllegalArgumentException("There is no roll " + rollId + " in the ledger.");
        }
    }
}
