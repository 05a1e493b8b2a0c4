package org.checkgate.ledger;

import java.util.Optional;

/**
 * The destinations as they are configured now. Nothing is configured until its owner says so after a start:
 * an endpoint of an earlier run lights nothing.
 */
public interface Endpoints {
    void configured(Endpoint endpoint);

    void none(Tier tier);

    Optional<Endpoint> current(Tier tier);
}
