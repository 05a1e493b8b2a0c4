package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StatedHash;

/** Files with their hashes, read in three queries however many files there are; and all that is ever written to their table, each change with its counters. */
final class FileRows {
    private FileRows() {
    }

    static List<RollFile> ofRoll(Sql sql, long rollId) throws SQLException {
        return read(sql, "f.roll_id = ?", rollId);
    }

    static Optional<RollFile> find(Sql sql, long fileId) throws SQLException {
        return read(sql, "f.id = ?", fileId).stream().findFirst();
    }

    /** What is to be known of a file before it or a copy of it is written. */
    record Known(long roll, long size) {
    }

    /** @throws IllegalArgumentException when one of them is not there */
    static Map<Long, Known> known(Sql sql, Collection<Long> files) throws SQLException {
        Map<Long, Known> known = new HashMap<>();
        sql.each("SELECT f.id, f.roll_id, f.size FROM " + Counts.SOME + " WHERE f.id IS NOT NULL",
                row -> known.put(row.getLong("id"), new Known(row.getLong("roll_id"), row.getLong("size"))), (Object) files.stream().distinct().toArray(Long[]::new));
        for (long file : files) {
            if (!known.containsKey(file)) {
                throw unknown(file);
            }
        }
        return known;
    }

    static IllegalArgumentException unknown(long fileId) {
        return new IllegalArgumentException("There is no file " + fileId + " in the ledger.");
    }

    /** Writes files that are new, numbered on from this one. */
    static void add(Sql sql, long rollId, long first, List<NewFile> files) throws SQLException {
        long id = first;
        try (Batch rows = sql.batch("INSERT INTO files (id, roll_id, path, size, missing, role, crc64) VALUES (?, ?, ?, ?, ?, ?, '')")) {
            for (NewFile file : files) {
                rows.add(id++, rollId, file.path(), file.size(), file.missing(), file.role());
            }
            rows.flush();
        }
        for (boolean missing : new boolean[] {false, true}) {
            List<NewFile> same = files.stream().filter(file -> file.missing() == missing).toList();
            new Counts(sql).add(Count.ofFiles(rollId, missing, same.size(), same.stream().mapToLong(file -> Math.max(0, file.size())).sum()));
        }
    }

    /** What reads gave. A file is mostly as long as it was listed, and then its counters stay as they are. */
    static void read(Sql sql, Collection<FileRead> reads) throws SQLException {
        if (reads.isEmpty()) {
            return;
        }
        Map<Long, Known> listed = known(sql, reads.stream().map(FileRead::fileId).toList());
        List<Long> resized = reads.stream().filter(read -> listed.get(read.fileId()).size() != read.size()).map(FileRead::fileId).toList();
        new Counts(sql).files(resized, () -> {
            try (Batch rows = sql.batch("UPDATE files SET size = ?, crc64 = ? WHERE id = ?")) {
                for (FileRead read : reads) {
                    rows.add(read.size(), read.crc64(), read.fileId());
                }
                rows.flush();
            }
        });
        try (Batch old = sql.batch("DELETE FROM read_hashes WHERE file_id = ?");
             Batch rows = sql.batch("INSERT INTO read_hashes (file_id, format, hash) VALUES (?, ?, ?)")) {
            for (FileRead read : reads) {
                old.add(read.fileId());
            }
            old.flush();
            for (FileRead read : reads) {
                for (Map.Entry<String, String> hash : read.hashes().entrySet()) {
                    rows.add(read.fileId(), hash.getKey(), hash.getValue());
                }
            }
            rows.flush();
        }
    }

    /** Files that were taken over from another delivery: what their own drive lacks was brought. */
    static void takenOver(Sql sql, List<ProvenElsewhere.Match> matches) throws SQLException {
        new Counts(sql).files(matches.stream().map(match -> match.wanted().id()).toList(), () -> {
            try (Batch rows = sql.batch("UPDATE files SET size = ?, crc64 = ?, brought = missing WHERE id = ?")) {
                for (ProvenElsewhere.Match match : matches) {
                    rows.add(match.proven().size(), match.proven().crc64(), match.wanted().id());
                }
                rows.flush();
            }
        });
    }

    /** Files that were brought are missing as they were before. */
    static void missingAgain(Sql sql, List<Long> files) throws SQLException {
        new Counts(sql).files(files, () -> {
            try (Batch rows = sql.batch("UPDATE files SET brought = FALSE WHERE id = ?")) {
                for (long file : files) {
                    rows.add(file);
                }
                rows.flush();
            }
        });
    }

    private static List<RollFile> read(Sql sql, String which, long id) throws SQLException {
        Map<Long, List<StatedHash>> stated = new HashMap<>();
        sql.each("SELECT s.* FROM files f JOIN stated_hashes s ON s.file_id = f.id WHERE " + which + " ORDER BY s.file_id, s.position",
                row -> stated.computeIfAbsent(row.getLong("file_id"), file -> new ArrayList<>(2)).add(stated(row)), id);
        Map<Long, Map<String, String>> hashes = new HashMap<>();
        sql.each("SELECT h.* FROM files f JOIN read_hashes h ON h.file_id = f.id WHERE " + which,
                row -> hashes.computeIfAbsent(row.getLong("file_id"), file -> new TreeMap<>())
                        .put(row.getString("format"), row.getString("hash")), id);
        return sql.list("SELECT f.* FROM files f WHERE " + which + " ORDER BY f.path", row -> file(row, stated, hashes), id);
    }

    private static RollFile file(ResultSet row, Map<Long, List<StatedHash>> stated, Map<Long, Map<String, String>> hashes)
            throws SQLException {
        long id = row.getLong("id");
        return new RollFile(id, row.getLong("roll_id"), row.getString("path"), row.getLong("size"), row.getBoolean("missing"),
                FileRole.valueOf(row.getString("role")), stated.getOrDefault(id, List.of()), hashes.getOrDefault(id, Map.of()),
                row.getString("crc64"));
    }

    private static StatedHash stated(ResultSet row) throws SQLException {
        return new StatedHash(row.getString("format"), row.getString("hash"), row.getBoolean("trusted"), row.getInt("generation"));
    }
}
