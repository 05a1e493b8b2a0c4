package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TierStanding;

/** How a roll stands, by its counters. What it costs does not grow with its files. */
final class Standings {
    private final Policy policy;
    private final BootEndpoints endpoints;

    Standings(Policy policy, BootEndpoints endpoints) {
        this.policy = policy;
        this.endpoints = endpoints;
    }

    RollStanding of(Sql sql, Roll roll) throws SQLException {
        return of(sql, roll, Counts.of(sql, roll.id()));
    }

    /** As {@link #of}, but every file and every copy is looked at: before something that cannot be undone. */
    RollStanding lookedThrough(Sql sql, Roll roll) throws SQLException {
        return of(sql, roll, Counts.lookedThrough(sql, roll.id()));
    }

    RollStanding of(Sql sql, Roll roll, List<Count> counts) throws SQLException {
        return new RollStanding(Count.files(counts, Count::ofFiles), Count.files(counts, Count::ofMissing), Findings.OF_ROLLS.holding(sql, roll.id()),
                Findings.OF_ROLLS.accepted(sql, roll.id()), tier(counts, Tier.STAGING), tier(counts, Tier.CLOUD), tier(counts, Tier.ARCHIVE),
                SignedDays.covers(sql, roll.id()), cleared(sql, roll.id()));
    }

    /** When a roll was let go from staging. */
    static Optional<Instant> cleared(Sql sql, long rollId) throws SQLException {
        return sql.first("SELECT cleared_at FROM rolls WHERE id = ? AND cleared_at IS NOT NULL", row -> Columns.time(row, "cleared_at"), rollId);
    }

    private TierStanding tier(List<Count> counts, Tier tier) {
        Optional<Endpoint> endpoint = endpoints.current(tier);
        Strength required = Lights.required(policy.of(tier), endpoint);
        if (endpoint.isEmpty()) {
            return new TierStanding(endpoint, required, 0, Optional.empty());
        }
        List<Count> copies = counts.stream().filter(count -> count.ofCopies(tier, endpoint.get().address())).toList();
        return new TierStanding(endpoint, required, Count.files(copies, count -> count.strength().atLeast(required)),
                copies.stream().map(Count::strength).min(Comparator.naturalOrder()));
    }
}
