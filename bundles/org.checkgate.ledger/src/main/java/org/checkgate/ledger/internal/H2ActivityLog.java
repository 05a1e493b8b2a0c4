package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.ActivityLog;

/** The activity log in the database. Changes run one after another, so that sequences appear in their order. */
final class H2ActivityLog implements ActivityLog {
    private final Transactions transactions;
    private final Clock clock;

    H2ActivityLog(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void add(OptionalLong driveId, OptionalLong rollId, String kind, String sentence) {
        transactions.keep(sql -> add(sql, clock, driveId, rollId, kind, sentence));
    }

    static void add(Sql sql, Clock clock, OptionalLong driveId, OptionalLong rollId, String kind, String sentence) throws SQLException {
        sql.insert("INSERT INTO activity (happened_at, drive_id, roll_id, kind, sentence) VALUES (?, ?, ?, ?, ?)",
                clock.instant(), driveId, rollId, kind, sentence);
    }

    @Override
    public List<ActivityEntry> after(long sequence, int limit) {
        return transactions.read(sql -> sql.list("SELECT * FROM activity WHERE sequence > ? ORDER BY sequence FETCH FIRST ? ROWS ONLY",
                row -> new ActivityEntry(row.getLong("sequence"), Columns.time(row, "happened_at"), Columns.number(row, "drive_id"),
                        Columns.number(row, "roll_id"), row.getString("kind"), row.getString("sentence")), sequence, limit));
    }

    @Override
    public long newest() {
        return transactions.read(sql -> sql.number("SELECT COALESCE(MAX(sequence), 0) FROM activity"));
    }
}
