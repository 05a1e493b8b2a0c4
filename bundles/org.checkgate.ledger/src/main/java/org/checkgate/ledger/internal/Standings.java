package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TierStanding;

/** Counts how a roll stands. Each query reads an index alone, so that the cost per file stays flat. */
final class Standings {
    private final Policy policy;
    private final BootEndpoints endpoints;

    Standings(Policy policy, BootEndpoints endpoints) {
        this.policy = policy;
        this.endpoints = endpoints;
    }

    RollStanding of(Sql sql, Roll roll) throws SQLException {
        long[] files = new long[2];
        sql.each("SELECT missing AND NOT brought AS gone, COUNT(*) FROM files WHERE roll_id = ? GROUP BY gone",
                row -> files[row.getBoolean(1) ? 1 : 0] = row.getLong(2), roll.id());
        return new RollStanding(files[0] + files[1], files[1], Findings.OF_ROLLS.holding(sql, roll.id()), Findings.OF_ROLLS.accepted(sql, roll.id()),
                tier(sql, roll, Tier.STAGING), tier(sql, roll, Tier.CLOUD), tier(sql, roll, Tier.ARCHIVE),
                SignedDays.covers(sql, roll.id()), cleared(sql, roll.id()));
    }

    /** When a roll was let go from staging. */
    static Optional<Instant> cleared(Sql sql, long rollId) throws SQLException {
        return sql.first("SELECT cleared_at FROM rolls WHERE id = ? AND cleared_at IS NOT NULL", row -> Columns.time(row, "cleared_at"), rollId);
    }

    private TierStanding tier(Sql sql, Roll roll, Tier tier) throws SQLException {
        Optional<Endpoint> endpoint = endpoints.current(tier);
        Strength required = Lights.required(policy.of(tier), endpoint);
        if (endpoint.isEmpty()) {
            return new TierStanding(endpoint, required, 0, Optional.empty());
        }
        Map<Strength, Long> copies = new EnumMap<>(Strength.class);
        sql.each("SELECT strength, COUNT(*) AS copies FROM copies WHERE roll_id = ? AND tier = ? AND endpoint = ? GROUP BY strength",
                row -> copies.put(Columns.strength(row), row.getLong("copies")), roll.id(), tier, endpoint.get().address());
        long proven = copies.entrySet().stream().filter(e -> e.getKey().atLeast(required)).mapToLong(Map.Entry::getValue).sum();
        return new TierStanding(endpoint, required, proven, copies.keySet().stream().findFirst());
    }
}
