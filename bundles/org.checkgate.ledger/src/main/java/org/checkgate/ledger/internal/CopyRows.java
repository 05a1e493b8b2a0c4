package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;

/** All that is ever written to the table of copies, each change with its counters. */
final class CopyRows {
    private final Sql sql;
    private final Counts counts;

    CopyRows(Sql sql) {
        this.sql = sql;
        this.counts = new Counts(sql);
    }

    /**
     * Writes copies, each in the place of the one that its file had there.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    void put(Collection<Copy> copies) throws SQLException {
        Map<Long, FileRows.Known> files = FileRows.known(sql, files(copies));
        each(copies, "MERGE INTO copies (file_id, roll_id, tier, endpoint, object_key, strength, proven_at) KEY (file_id, tier, endpoint) VALUES (?, ?, ?, ?, ?, ?, ?)",
                copy -> new Object[] {copy.fileId(), files.get(copy.fileId()).roll(), copy.tier(), copy.endpoint(), copy.key(), copy.strength(), copy.at()});
    }

    /** Forgets copies; one that is not there is no error. */
    void remove(Collection<Copy> copies) throws SQLException {
        each(copies, "DELETE FROM copies WHERE file_id = ? AND tier = ? AND endpoint = ?", copy -> new Object[] {copy.fileId(), copy.tier(), copy.endpoint()});
    }

    void strength(Collection<Copy> copies, Strength strength) throws SQLException {
        each(copies, "UPDATE copies SET strength = ? WHERE file_id = ? AND tier = ? AND endpoint = ?",
                copy -> new Object[] {strength, copy.fileId(), copy.tier(), copy.endpoint()});
    }

    private void each(Collection<Copy> copies, String statement, Function<Copy, Object[]> values) throws SQLException {
        if (copies.isEmpty()) {
            return;
        }
        counts.copies(files(copies), () -> {
            try (Batch rows = sql.batch(statement)) {
                for (Copy copy : copies) {
                    rows.add(values.apply(copy));
                }
                rows.flush();
            }
        });
    }

    private static List<Long> files(Collection<Copy> copies) {
        return copies.stream().map(Copy::fileId).toList();
    }

    /** Every copy on a tier that has one of these strengths gets another one. */
    void strength(Tier tier, String[] before, Strength strength) throws SQLException {
        sql.change("UPDATE copies SET strength = ? WHERE tier = ? AND strength = ANY(?)", strength, tier, before);
        counts.again(tier);
    }

    /** Forgets all copies of a roll on a tier. */
    void none(long rollId, Tier tier) throws SQLException {
        sql.change("DELETE FROM copies WHERE roll_id = ? AND tier = ?", rollId, tier);
        counts.none(rollId, tier);
    }
}
