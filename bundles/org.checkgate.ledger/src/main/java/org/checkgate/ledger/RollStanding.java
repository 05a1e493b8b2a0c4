package org.checkgate.ledger;

import org.checkgate.spi.Finding;
import java.util.List;

/**
 * Everything that a roll's lights are derived from.
 *
 * @param files     files that must be proven: sealed ones, manifests and extras, the missing included
 * @param missing   of these, the ones that are not on the drive, and that no other delivery brought
 * @param holding   findings that hold lights back: BLOCK, and OVERRIDABLE ones that nobody has accepted
 * @param daySigned whether the shoot day is signed off
 */
public record RollStanding(long files, long missing, List<Finding> holding, TierStanding staging, TierStanding cloud,
                           TierStanding archive, boolean daySigned) {
}
