package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.List;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * Files that manifests state, that are not on the drive, and that no other delivery brought. The list check names the first of
 * them one by one and counts the others in one finding; that one must be there as long as any is missing that is not named.
 */
final class MissingFiles {
    static final String MISSING_FILE = "MISSING_FILE";

    private MissingFiles() {
    }

    static long count(Sql sql, long rollId) throws SQLException {
        return sql.number("SELECT COUNT(*) FROM files WHERE roll_id = ? AND missing AND NOT brought", rollId);
    }

    /** A file that was brought and is no longer proven is missing as it was before. */
    static void again(Sql sql, long rollId, long fileId) throws SQLException {
        if (sql.exists("SELECT 1 FROM files WHERE id = ? AND brought", fileId)) {
            FileRows.missingAgain(sql, List.of(fileId));
            count(sql, rollId, count(sql, rollId));
        }
    }

    /** As {@link #again} for all files of a roll, of which none is proven at this address. */
    static boolean again(Sql sql, long rollId, String staging, String[] enough) throws SQLException {
        List<Long> unproven = sql.list("SELECT f.id FROM files f WHERE f.roll_id = ? AND f.missing AND f.brought AND NOT EXISTS (SELECT 1 FROM copies c "
                + "WHERE c.file_id = f.id AND c.tier = 'STAGING' AND c.endpoint = ? AND c.strength = ANY(?))", row -> row.getLong(1), rollId, staging, enough);
        FileRows.missingAgain(sql, unproven);
        return !unproven.isEmpty();
    }

    /** Brings the finding that counts up to date. */
    static void count(Sql sql, long rollId, long missing) throws SQLException {
        long named = sql.number("SELECT COUNT(*) FROM roll_findings WHERE owner_id = ? AND code = ? AND path <> ''", rollId, MISSING_FILE);
        if (missing > named) {
            Findings.OF_ROLLS.put(sql, rollId, new Finding(MISSING_FILE, Severity.BLOCK, "", (missing - named)
                    + " further files: each is in the hash list and not on the drive.", "Ask the set for what is missing, or ingest another drive that has it."));
        } else {
            Findings.OF_ROLLS.remove(sql, rollId, MISSING_FILE, "");
        }
    }
}
