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
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StatedHash;

/** Files with their hashes, read in three queries however many files there are. */
final class FileRows {
    private FileRows() {
    }

    static List<RollFile> ofRoll(Sql sql, long rollId) throws SQLException {
        return read(sql, "f.roll_id = ?", rollId);
    }

    static Optional<RollFile> find(Sql sql, long fileId) throws SQLException {
        return read(sql, "f.id = ?", fileId).stream().findFirst();
    }

    static void read(Sql sql, Collection<FileRead> reads) throws SQLException {
        for (FileRead read : reads) {
            if (sql.change("UPDATE files SET size = ?, crc64 = ? WHERE id = ?", read.size(), read.crc64(), read.fileId()) == 0) {
                throw new IllegalArgumentException("There is no file " + read.fileId() + " in the ledger.");
            }
        }
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
