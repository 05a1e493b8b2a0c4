package org.checkgate.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Publication;
import org.checkgate.ledger.Publications;
import org.checkgate.ledger.Roll;

/** What Checkgate wrote, in the database. */
final class H2Publications implements Publications {
    private final Transactions transactions;
    private final Clock clock;

    H2Publications(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Instant generationTime(long rollId, Instant proposal) {
        return transactions.acknowledged(sql -> {
            H2Rolls.known(sql, rollId);
            sql.change("UPDATE rolls SET generation_time = ? WHERE id = ? AND generation_time IS NULL", proposal, rollId);
            return sql.first("SELECT generation_time FROM rolls WHERE id = ?", row -> Columns.time(row, "generation_time"), rollId)
                    .orElseThrow();
        });
    }

    @Override
    public void stored(Document document) {
        transactions.acknowledge(sql -> {
            H2Rolls.known(sql, document.rollId());
            if (!sql.exists("SELECT 1 FROM documents WHERE roll_id = ? AND tier = ? AND object_key = ?", document.rollId(),
                    document.tier(), document.key())) {
                sql.change("INSERT INTO documents (roll_id, tier, object_key, size, crc64) VALUES (?, ?, ?, ?, ?)",
                        document.rollId(), document.tier(), document.key(), document.size(), document.crc64());
            }
        });
    }

    @Override
    public List<Document> documents(long rollId) {
        return transactions.read(sql -> sql.list("SELECT * FROM documents WHERE roll_id = ? ORDER BY tier, object_key",
                row -> new Document(row.getLong("roll_id"), Columns.tier(row), row.getString("object_key"), row.getLong("size"),
                        row.getString("crc64")), rollId));
    }

    @Override
    public int nextNumber(Roll roll) {
        return transactions.read(sql -> next(sql, roll));
    }

    private static int next(Sql sql, Roll roll) throws SQLException {
        return 1 + (int) sql.number("SELECT COALESCE(MAX(p.number), 0) FROM rolls r JOIN publications p ON p.roll_id = r.id "
                + "WHERE r.title = ? AND r.shoot_day = ? AND r.unit = ? AND r.name = ?", roll.destination().title(),
                roll.destination().day(), roll.destination().unit(), roll.name());
    }

    @Override
    public void published(Publication publication, String eventType, String eventData) {
        transactions.acknowledge(sql -> {
            Roll roll = H2Rolls.known(sql, publication.rollId());
            if (sql.exists("SELECT 1 FROM publications WHERE roll_id = ? AND number = ?", roll.id(), publication.number())) {
                return;
            }
            if (publication.number() < next(sql, roll)) {
                throw new IllegalStateException("Another delivery of " + roll.name() + " has manifest " + publication.number() + " already.");
            }
            sql.change("INSERT INTO publications (roll_id, number, object_key, published_at) VALUES (?, ?, ?, ?)",
                    roll.id(), publication.number(), publication.key(), publication.at());
            H2Outbox.append(sql, eventId(roll, publication.number(), eventType), eventType, roll.id(), clock.instant(), eventData);
        });
    }

    /** The prefix and the number name a manifest for ever, also for a ledger that is built anew. */
    private static String eventId(Roll roll, int number, String eventType) {
        String fact = roll.prefix() + "\n" + number + "\n" + eventType;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(fact.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public Optional<Publication> newest(long rollId) {
        return transactions.read(sql -> sql.first("SELECT * FROM publications WHERE roll_id = ? ORDER BY number DESC "
                + "FETCH FIRST ROW ONLY", H2Publications::publication, rollId));
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(row.getLong("roll_id"), row.getInt("number"), row.getString("object_key"),
                Columns.time(row, "published_at"));
    }
}
