package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.checkgate.ledger.Dismissal;
import org.checkgate.ledger.DismissedFile;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.OtherFiles;

/**
 * What persons decided about files that belong to no roll, within one transaction. A decision stands for a file of one arrival,
 * at the size that it was listed with: whatever a drive carries when it comes with other contents is undecided.
 */
final class Dismissals {
    private static final String STANDING = "dismissals d JOIN dismissed_files f ON f.dismissal_id = d.id "
            + "JOIN others o ON o.drive_id = f.drive_id AND o.path = f.path AND o.size = f.size WHERE o.drive_id = ?";
    /** Of a row of {@code others o}. */
    static final String NOT_DECIDED = "NOT EXISTS (SELECT 1 FROM dismissed_files f WHERE f.drive_id = o.drive_id AND f.path = o.path AND f.size = o.size)";
    private static final String UNDECIDED = "others o WHERE o.drive_id = ? AND " + NOT_DECIDED;

    private final Sql sql;
    private final Clock clock;
    private final Drive drive;

    Dismissals(Sql sql, Clock clock, Drive drive) {
        this.sql = sql;
        this.clock = clock;
        this.drive = drive;
    }

    static OtherFiles counted(Sql sql, long driveId) throws SQLException {
        return new OtherFiles((int) sql.number("SELECT COUNT(*) FROM " + UNDECIDED, driveId),
                sql.list("SELECT d.id, d.dismissed_by, d.reason, d.dismissed_at, COUNT(*) AS files FROM " + STANDING
                        + " GROUP BY d.id, d.dismissed_by, d.reason, d.dismissed_at ORDER BY d.id",
                        row -> new OtherFiles.Decided(dismissal(row), row.getInt("files")), driveId));
    }

    static List<DismissedFile> files(Sql sql, long driveId) throws SQLException {
        return sql.list("SELECT f.path, d.dismissed_by, d.reason, d.dismissed_at FROM " + STANDING + " ORDER BY f.path",
                row -> new DismissedFile(row.getString("path"), dismissal(row)), driveId);
    }

    /** @return how many files were decided */
    int ofAll(int seen, String by, String reason) throws SQLException {
        List<String> undecided = sql.list("SELECT o.path FROM " + UNDECIDED + " ORDER BY o.path", row -> row.getString(1), drive.id());
        if (undecided.size() != seen) {
            throw new IllegalStateException(files(undecided.size()) + " of this drive " + (undecided.size() == 1 ? "is" : "are")
                    + " not decided about now, not " + seen + ".");
        }
        return decide(undecided, by, reason);
    }

    /** @return how many files were decided */
    int of(Collection<String> paths, String by, String reason) throws SQLException {
        List<String> undecided = new ArrayList<>();
        for (String path : new TreeSet<>(paths)) {
            if (!sql.exists("SELECT 1 FROM others WHERE drive_id = ? AND path = ?", drive.id(), path)) {
                throw new IllegalArgumentException("\"" + path + "\" is none of this drive's other files; what belongs to a roll cannot be dismissed.");
            }
            if (sql.exists("SELECT 1 FROM " + UNDECIDED + " AND o.path = ?", drive.id(), path)) {
                undecided.add(path);
            }
        }
        return decide(undecided, by, reason);
    }

    private int decide(List<String> undecided, String by, String reason) throws SQLException {
        if (undecided.isEmpty()) {
            return 0;
        }
        long id = sql.insert("INSERT INTO dismissals (dismissed_by, reason, dismissed_at) VALUES (?, ?, ?)", by, reason, clock.instant());
        try (Batch rows = sql.batch("MERGE INTO dismissed_files (drive_id, path, size, dismissal_id) KEY (drive_id, path) "
                + "SELECT drive_id, path, size, CAST(? AS BIGINT) FROM others WHERE drive_id = ? AND path = ?")) {
            for (String path : undecided) {
                rows.add(id, drive.id(), path);
            }
            rows.flush();
        }
        H2ActivityLog.add(sql, clock, OptionalLong.of(drive.id()), OptionalLong.empty(), "drive.dismissed", by + " dismissed "
                + files(undecided.size()) + " of \"" + drive.label() + "\", which " + (undecided.size() == 1 ? "is" : "are") + " not copied: " + reason);
        return undecided.size();
    }

    private static Dismissal dismissal(ResultSet row) throws SQLException {
        return new Dismissal(row.getString("dismissed_by"), row.getString("reason"), Columns.time(row, "dismissed_at"));
    }

    private static String files(int count) {
        return count == 1 ? "1 other file" : count + " other files";
    }
}
