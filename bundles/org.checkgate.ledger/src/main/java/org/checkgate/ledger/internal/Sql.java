package org.checkgate.ledger.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The statements of one transaction. Made by {@link Transactions} and of no use after it. */
final class Sql {
    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Turns the row under the cursor into something. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> all = new ArrayList<>();
        each(sql, rows -> all.add(row.of(rows)), values);
        return all;
    }

    /** Shows every row to {@code row}; what that returns is not looked at. */
    void each(String sql, Row<?> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.of(rows);
            }
        }
    }

    <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
        }
    }

    /** For a query that always answers with one number. */
    long number(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElseThrow();
    }

    boolean exists(String sql, Object... values) throws SQLException {
        return first(sql, row -> true, values).isPresent();
    }

    /** The number of rows it changed. */
    int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Inserts a row and gives the number that the ledger gave it. */
    long insert(String sql, Object... values) throws SQLException {
        return insert(sql, List.<Object[]>of(values)).get(0);
    }

    /** Inserts rows and gives the numbers that the ledger gave them, in the same order. */
    List<Long> insert(String sql, List<Object[]> rows) throws SQLException {
        List<Long> numbers = new ArrayList<>(rows.size());
        try (PreparedStatement statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                while (keys.next()) {
                    numbers.add(keys.getLong(1));
                }
            }
        }
        return numbers;
    }

    Batch batch(String sql) throws SQLException {
        return new Batch(connection.prepareStatement(sql));
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, values);
        return statement;
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        return value instanceof Enum<?> word ? word.name() : value;
    }
}
