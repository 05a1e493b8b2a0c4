package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** The findings of one kind of owner: both kinds are written alike, in a table each. */
enum Findings {
    OF_DRIVES("drive_findings"), OF_ROLLS("roll_findings");

    private static final String COLUMNS = "code, severity, path, sentence, next_step";

    private final String table;

    Findings(String table) {
        this.table = table;
    }

    List<Finding> all(Sql sql, long owner) throws SQLException {
        return sql.list("SELECT * FROM " + table + " WHERE owner_id = ? ORDER BY id", Findings::finding, owner);
    }

    /** Those that hold lights back; in the order of their words, which puts BLOCK before OVERRIDABLE. */
    List<Finding> holding(Sql sql, long owner) throws SQLException {
        return sql.list("SELECT * FROM " + table + " WHERE owner_id = ? AND severity <> ? AND accepted_by IS NULL ORDER BY severity, id",
                Findings::finding, owner, Severity.INFO);
    }

    /** Those that would, had a person not accepted them. */
    List<Finding> accepted(Sql sql, long owner) throws SQLException {
        return sql.list("SELECT * FROM " + table + " WHERE owner_id = ? AND accepted_by IS NOT NULL ORDER BY id", Findings::finding, owner);
    }

    /** One that was accepted stays so only if nothing else is said now. */
    void put(Sql sql, long owner, Finding finding) throws SQLException {
        sql.change("UPDATE " + table + " SET accepted_by = NULL, accepted_for = NULL WHERE owner_id = ? AND code = ? AND path = ? "
                + "AND (severity <> ? OR sentence <> ?)", owner, finding.code(), finding.path(), finding.severity(), finding.sentence());
        if (this == OF_ROLLS && isNew(sql, owner, finding)) {
            Tallies.found(sql, finding);
        }
        sql.change("MERGE INTO " + table + " (owner_id, " + COLUMNS + ") KEY (owner_id, code, path) VALUES (?, ?, ?, ?, ?, ?)",
                owner, finding.code(), finding.severity(), finding.path(), finding.sentence(), finding.next());
    }

    /** What stands as mere information, since it was mended, does not keep the next one from being counted. */
    private boolean isNew(Sql sql, long owner, Finding finding) throws SQLException {
        List<String> known = sql.list("SELECT severity FROM " + table + " WHERE owner_id = ? AND code = ? AND path = ?", row -> row.getString(1), owner,
                finding.code(), finding.path());
        return known.isEmpty() || known.contains(Severity.INFO.name()) && finding.severity() != Severity.INFO;
    }

    /**
     * A person takes it upon themselves as they saw it.
     *
     * @throws IllegalArgumentException when there is no such finding
     * @throws IllegalStateException    when it is none that a person can accept
     */
    void accept(Sql sql, long owner, Finding seen, String by, String reason) throws SQLException {
        Finding finding = sql.first("SELECT * FROM " + table + " WHERE owner_id = ? AND code = ? AND path = ?", Findings::finding, owner, seen.code(), seen.path())
                .orElseThrow(() -> new IllegalArgumentException("There is no such finding any more."));
        if (finding.severity() != Severity.OVERRIDABLE) {
            throw new IllegalStateException(finding.severity() == Severity.BLOCK ? "Nobody can accept this: " + finding.sentence() : "There is nothing left to accept.");
        }
        if (!finding.sentence().equals(seen.sentence())) {
            throw new IllegalStateException("It says something else by now: " + finding.sentence());
        }
        sql.change("UPDATE " + table + " SET accepted_by = ?, accepted_for = ? WHERE owner_id = ? AND code = ? AND path = ?", by, reason, owner,
                seen.code(), seen.path());
    }

    /** @return whether there was one */
    boolean remove(Sql sql, long owner, String code, String path) throws SQLException {
        return sql.change("DELETE FROM " + table + " WHERE owner_id = ? AND code = ? AND path = ?", owner, code, path) > 0;
    }

    private static String whole(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private static Finding finding(ResultSet row) throws SQLException {
        String by = row.getString("accepted_by");
        if (by != null) {
            return new Finding(row.getString("code"), Severity.INFO, row.getString("path"),
                    row.getString("sentence") + " Accepted by " + by + ": " + whole(row.getString("accepted_for")), "Nothing to do.");
        }
        return new Finding(row.getString("code"), Severity.valueOf(row.getString("severity")), row.getString("path"),
                row.getString("sentence"), row.getString("next_step"));
    }
}
