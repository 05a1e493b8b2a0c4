package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;

/** All that is ever written to the table of copies, each change with its counters. */
final class CopyRows {
    private static final String FILES_WITH_COPIES = "SELECT f.id, f.roll_id, f.size, c.tier, c.endpoint, c.strength FROM " + Counts.SOME
            + " LEFT JOIN copies c ON c.file_id = f.id WHERE f.id IS NOT NULL";

    private final Sql sql;
    private final Counts counts;

    CopyRows(Sql sql) {
        this.sql = sql;
        this.counts = new Counts(sql);
    }

    /** The copy that a file has somewhere. */
    private record Slot(long file, Tier tier, String endpoint) {
    }

    /**
     * Writes copies, each in the place of the one that its file had there. What that comes to is told from what was there before: to look
     * again afterwards would cost each small file a part of its way.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    void put(Collection<Copy> copies) throws SQLException {
        Map<Long, FileRows.Known> files = new HashMap<>();
        Map<Slot, Strength> there = new HashMap<>();
        sql.each(FILES_WITH_COPIES, row -> {
            long file = row.getLong("id");
            files.put(file, new FileRows.Known(row.getLong("roll_id"), row.getLong("size")));
            return row.getString("tier") == null ? null : there.put(new Slot(file, Columns.tier(row), row.getString("endpoint")), Columns.strength(row));
        }, (Object) files(copies).stream().distinct().toArray(Long[]::new));
        Counts.Difference difference = new Counts.Difference();
        List<Copy> again = new ArrayList<>();
        // Not MERGE, which looks for each row twice.
        try (Batch rows = sql.batch("INSERT INTO copies (roll_id, object_key, strength, proven_at, file_id, tier, endpoint) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Copy copy : copies) {
                FileRows.Known file = Optional.ofNullable(files.get(copy.fileId())).orElseThrow(() -> FileRows.unknown(copy.fileId()));
                Strength before = there.put(new Slot(copy.fileId(), copy.tier(), copy.endpoint()), copy.strength());
                difference.more(Count.ofCopy(file, copy.tier(), copy.endpoint(), copy.strength()));
                if (before == null) {
                    rows.add(values(copy, file.roll()));
                } else {
                    difference.less(Count.ofCopy(file, copy.tier(), copy.endpoint(), before));
                    again.add(copy);
                }
            }
            rows.flush();
        }
        try (Batch rows = sql.batch("UPDATE copies SET roll_id = ?, object_key = ?, strength = ?, proven_at = ? WHERE file_id = ? AND tier = ? AND endpoint = ?")) {
            for (Copy copy : again) {
                rows.add(values(copy, files.get(copy.fileId()).roll()));
            }
            rows.flush();
        }
        counts.add(difference);
    }

    private static Object[] values(Copy copy, long roll) {
        return new Object[] {roll, copy.key(), copy.strength(), copy.at(), copy.fileId(), copy.tier(), copy.endpoint()};
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
