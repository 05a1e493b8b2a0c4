package org.checkgate.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * When what is proven of a roll on one tier was looked at.
 *
 * @param looked when the last whole look began; empty when there was none since it was proven
 * @param asked  when a person asked for one that is not done yet
 * @param begun  when one began that is not done yet
 */
public record LastLook(Tier tier, Optional<Instant> looked, Optional<Instant> asked, Optional<Instant> begun) {
}
