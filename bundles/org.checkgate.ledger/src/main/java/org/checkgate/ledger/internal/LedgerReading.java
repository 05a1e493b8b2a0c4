package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Reads a ledger's file from end to end without changing it: every row of every table, and every index against its table. A
 * file that only opens may still be damaged where nobody has looked.
 */
final class LedgerReading {
    private LedgerReading() {
    }

    /**
     * @param file without the ending {@code .mv.db}
     * @throws SQLException when it cannot be opened, or a page of it cannot be read, or does not fit the others
     */
    static void whole(Path file) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        // Little memory, and no row held longer than it is looked at: it runs beside an appliance at work.
        source.setURL("jdbc:h2:file:" + file.toAbsolutePath() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;CACHE_SIZE=8192;LAZY_QUERY_EXECUTION=1;TRACE_LEVEL_FILE=0");
        source.setUser("checkgate");
        source.setPassword("");
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            Map<String, Long> rows = new LinkedHashMap<>();
            for (String table : tables(statement)) {
                rows.put(table, count(statement, "SELECT * FROM " + table));
            }
            if (rows.isEmpty()) {
                throw new SQLException("It has no tables.");
            }
            for (Index index : indexes(statement).values()) {
                String query = "SELECT " + index.columns() + " FROM " + index.table() + " USE INDEX (" + index.name() + ") ORDER BY " + index.columns();
                if (count(statement, query) != rows.get(index.table())) {
                    throw new SQLException("The index " + index.name() + " does not fit its table.");
                }
            }
        } catch (RuntimeException e) {
            // A page that is not what it should be may surface as anything.
            throw new SQLException("It cannot be read: " + e, e);
        } finally {
            // The file itself says that it stays open without a connection.
            Database.shutdown(connection);
        }
    }

    private record Index(String table, String name, String columns) {
    }

    private static String[] tables(Statement statement) throws SQLException {
        StringBuilder names = new StringBuilder();
        try (ResultSet found = statement.executeQuery("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")) {
            while (found.next()) {
                names.append(quoted(found.getString(1))).append('\n');
            }
        }
        return names.isEmpty() ? new String[0] : names.toString().split("\n");
    }

    private static Map<String, Index> indexes(Statement statement) throws SQLException {
        Map<String, Index> indexes = new LinkedHashMap<>();
        try (ResultSet found = statement.executeQuery("SELECT TABLE_NAME, INDEX_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.INDEX_COLUMNS "
                + "WHERE TABLE_SCHEMA = 'PUBLIC' ORDER BY INDEX_NAME, ORDINAL_POSITION")) {
            while (found.next()) {
                String column = quoted(found.getString(3));
                indexes.merge(found.getString(2), new Index(quoted(found.getString(1)), quoted(found.getString(2)), column),
                        (index, more) -> new Index(index.table(), index.name(), index.columns() + ", " + column));
            }
        }
        return indexes;
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            long count = 0;
            for (; rows.next(); count++) {
                for (int column = 1; column <= columns; column++) {
                    // Texts that lie apart from their row are read as well.
                    rows.getString(column);
                }
            }
            return count;
        }
    }
}
