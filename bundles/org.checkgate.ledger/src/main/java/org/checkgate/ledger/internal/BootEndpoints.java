package org.checkgate.ledger.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Endpoints;
import org.checkgate.ledger.Tier;

/** Kept in memory on purpose: what an earlier start was configured to says nothing about this one. */
final class BootEndpoints implements Endpoints {
    private final Map<Tier, Endpoint> byTier = new ConcurrentHashMap<>();

    @Override
    public void configured(Endpoint endpoint) {
        byTier.put(endpoint.tier(), endpoint);
    }

    @Override
    public void none(Tier tier) {
        byTier.remove(tier);
    }

    @Override
    public Optional<Endpoint> current(Tier tier) {
        return Optional.ofNullable(byTier.get(tier));
    }
}
