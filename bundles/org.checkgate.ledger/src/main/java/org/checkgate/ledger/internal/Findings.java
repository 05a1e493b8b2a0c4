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
        return sql.list("SELECT " + COLUMNS + " FROM " + table + " WHERE owner_id = ? ORDER BY id", Findings::finding, owner);
    }

    /** Those that hold lights back; in the order of their words, which puts BLOCK before OVERRIDABLE. */
    List<Finding> holding(Sql sql, long owner) throws SQLException {
        return sql.list("SELECT " + COLUMNS + " FROM " + table + " WHERE owner_id = ? AND severity <> ? ORDER BY severity, id",
                Findings::finding, owner, Severity.INFO);
    }

    void put(Sql sql, long owner, Finding finding) throws SQLException {
        sql.change("MERGE INTO " + table + " (owner_id, " + COLUMNS + ") KEY (owner_id, code, path) VALUES (?, ?, ?, ?, ?, ?)",
                owner, finding.code(), finding.severity(), finding.path(), finding.sentence(), finding.next());
    }

    /** @return whether there was one */
    boolean remove(Sql sql, long owner, String code, String path) throws SQLException {
        return sql.change("DELETE FROM " + table + " WHERE owner_id = ? AND code = ? AND path = ?", owner, code, path) > 0;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(row.getString("code"), Severity.valueOf(row.getString("severity")), row.getString("path"),
                row.getString("sentence"), row.getString("next_step"));
    }
}
