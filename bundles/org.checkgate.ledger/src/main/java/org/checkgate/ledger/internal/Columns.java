package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;

/** Reads columns that more than one table has. */
final class Columns {
    private Columns() {
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Instant.class);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static Tier tier(ResultSet row) throws SQLException {
        return Tier.valueOf(row.getString("tier"));
    }

    static Strength strength(ResultSet row) throws SQLException {
        return Strength.valueOf(row.getString("strength"));
    }

    static Optional<Destination> destination(ResultSet row) throws SQLException {
        String title = row.getString("title");
        return title == null ? Optional.empty()
                : Optional.of(new Destination(title, row.getString("shoot_day"), row.getString("unit")));
    }
}
