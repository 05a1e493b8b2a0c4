package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.ledger.Copies;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Tier;

/** Copies in the database. */
final class H2Copies implements Copies {
    private final Transactions transactions;
    private final BootEndpoints endpoints;

    H2Copies(Transactions transactions, BootEndpoints endpoints) {
        this.transactions = transactions;
        this.endpoints = endpoints;
    }

    @Override
    public void record(Collection<Copy> copies) {
        transactions.acknowledge(sql -> {
            Map<Long, Long> rolls = new HashMap<>();
            try (Batch rows = sql.batch("MERGE INTO copies (file_id, roll_id, tier, endpoint, object_key, strength, proven_at) "
                    + "KEY (file_id, tier, endpoint) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                for (Copy copy : copies) {
                    Long roll = rolls.get(copy.fileId());
                    if (roll == null) {
                        roll = rollOf(sql, copy.fileId());
                        rolls.put(copy.fileId(), roll);
                    }
                    rows.add(copy.fileId(), roll, copy.tier(), copy.endpoint(), copy.key(), copy.strength(), copy.at());
                }
                rows.flush();
            }
        });
    }

    static long rollOf(Sql sql, long fileId) throws SQLException {
        return sql.first("SELECT roll_id FROM files WHERE id = ?", row -> row.getLong(1), fileId)
                .orElseThrow(() -> new IllegalArgumentException("There is no file " + fileId + " in the ledger."));
    }

    @Override
    public List<Copy> ofRoll(long rollId) {
        return transactions.read(sql -> sql.list("SELECT * FROM copies WHERE roll_id = ? ORDER BY id", H2Copies::copy, rollId));
    }

    @Override
    public List<Copy> ofFile(long fileId) {
        return transactions.read(sql -> sql.list("SELECT * FROM copies WHERE file_id = ? ORDER BY id", H2Copies::copy, fileId));
    }

    @Override
    public Map<String, String> stagingKeys(long rollId) {
        Map<String, String> keys = new HashMap<>();
        endpoints.current(Tier.STAGING).ifPresent(staging -> transactions.read(sql -> {
            sql.each("SELECT f.path, c.object_key FROM copies c JOIN files f ON f.id = c.file_id WHERE c.roll_id = ? AND c.tier = ? AND c.endpoint = ?",
                    row -> keys.put(row.getString(1), row.getString(2)), rollId, Tier.STAGING, staging.address());
            return null;
        }));
        return keys;
    }

    @Override
    public void lost(long fileId, Tier tier, String endpoint) {
        transactions.acknowledge(sql -> sql.change("DELETE FROM copies WHERE file_id = ? AND tier = ? AND endpoint = ?",
                fileId, tier, endpoint));
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(row.getLong("file_id"), Columns.tier(row), row.getString("endpoint"), row.getString("object_key"),
                Columns.strength(row), Columns.time(row, "proven_at"));
    }
}
