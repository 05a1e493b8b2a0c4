package org.checkgate.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Copies of a roll on one tier that are to be looked at again.
 *
 * @param endpoint the destination that the tier is configured to
 * @param since    when they were looked at, or proven
 * @param asked    when a person asked for it
 * @param begun    when a look began that is not finished
 * @param reached  the number of the file up to which that look has come; 0 at the beginning
 */
public record DueScrub(long rollId, Tier tier, String endpoint, Instant since, Optional<Instant> asked, Optional<Instant> begun, long reached) {
}
