package org.checkgate.ledger.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Many rows for one statement, handed over in chunks: a roll of 300,000 files never lies in memory twice. */
final class Batch implements AutoCloseable {
    private static final int CHUNK = 1000;

    private final PreparedStatement statement;
    private int waiting;

    Batch(PreparedStatement statement) {
        this.statement = statement;
    }

    void add(Object... values) throws SQLException {
        Sql.bind(statement, values);
        statement.addBatch();
        if (++waiting == CHUNK) {
            flush();
        }
    }

    /** Must be called after the last row: closing alone drops what waits, as a failure needs it to. */
    void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            waiting = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
