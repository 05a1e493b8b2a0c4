package org.checkgate.ledger;

import java.util.Optional;

/**
 * How a roll stands on one tier.
 *
 * @param endpoint the configured destination; empty when there is none
 * @param required the strength that counts as proven at that endpoint
 * @param proven   files with a copy at that endpoint of at least that strength
 * @param weakest  the weakest strength among the roll's copies there; empty when there are none
 */
public record TierStanding(Optional<Endpoint> endpoint, Strength required, long proven, Optional<Strength> weakest) {
}
