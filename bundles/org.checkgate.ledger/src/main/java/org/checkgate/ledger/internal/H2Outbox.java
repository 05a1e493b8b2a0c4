package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.checkgate.ledger.Outbox;
import org.checkgate.ledger.OutboxEvent;

/** The outbox in the database. Changes run one after another, so that cursors appear in their order. */
final class H2Outbox implements Outbox {
    private final Transactions transactions;
    private final Clock clock;

    H2Outbox(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void append(String id, String type, long rollId, String data) {
        transactions.acknowledge(sql -> append(sql, id, type, rollId, clock.instant(), data));
    }

    static void append(Sql sql, String id, String type, long rollId, Instant at, String data) throws SQLException {
        H2Rolls.known(sql, rollId);
        if (!sql.exists("SELECT 1 FROM outbox WHERE id = ?", id)) {
            long sequence = 1 + sql.number("SELECT COALESCE(MAX(roll_sequence), 0) FROM outbox WHERE roll_id = ?", rollId);
            sql.insert("INSERT INTO outbox (id, type, roll_id, roll_sequence, happened_at, data) VALUES (?, ?, ?, ?, ?, ?)",
                    id, type, rollId, sequence, at, data);
        }
    }

    /** An event that has left must not be forgotten by a power cut: only what is on the disk is given out. */
    @Override
    public List<OutboxEvent> after(long cursor, int limit) {
        return transactions.readDurable(sql -> sql.list("SELECT * FROM outbox WHERE event_cursor > ? ORDER BY event_cursor "
                + "FETCH FIRST ? ROWS ONLY", H2Outbox::event, cursor, limit));
    }

    private static OutboxEvent event(ResultSet row) throws SQLException {
        return new OutboxEvent(row.getLong("event_cursor"), row.getString("id"), row.getString("type"), row.getLong("roll_id"),
                row.getLong("roll_sequence"), Columns.time(row, "happened_at"), row.getString("data"));
    }
}
