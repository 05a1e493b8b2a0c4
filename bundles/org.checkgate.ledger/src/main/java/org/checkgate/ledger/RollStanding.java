package org.checkgate.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Finding;

/**
 * Everything that a roll's lights are derived from.
 *
 * @param files     files that must be proven: sealed ones, manifests and extras, the missing included
 * @param missing   of these, the ones that are not on the drive, and that no other delivery brought
 * @param holding   findings that hold lights back: BLOCK, and OVERRIDABLE ones that nobody has accepted
 * @param accepted  findings that would hold them back, had a person not accepted them; each says who and why
 * @param daySigned whether the shoot day is signed off
 * @param cleared   when it was let go from staging; empty for a roll that staging is to hold
 */
public record RollStanding(long files, long missing, List<Finding> holding, List<Finding> accepted, TierStanding staging, TierStanding cloud,
                           TierStanding archive, boolean daySigned, Optional<Instant> cleared) {
    /** Of a roll of which nobody has accepted anything. */
    public RollStanding(long files, long missing, List<Finding> holding, TierStanding staging, TierStanding cloud, TierStanding archive,
                        boolean daySigned, Optional<Instant> cleared) {
        this(files, missing, holding, List.of(), staging, cloud, archive, daySigned, cleared);
    }

    /** Of one that staging is to hold, besides. */
    public RollStanding(long files, long missing, List<Finding> holding, TierStanding staging, TierStanding cloud, TierStanding archive,
                        boolean daySigned) {
        this(files, missing, holding, staging, cloud, archive, daySigned, Optional.empty());
    }

    /** As it would stand if its day were signed off. */
    public RollStanding signed() {
        return new RollStanding(files, missing, holding, accepted, staging, cloud, archive, true, cleared);
    }
}
