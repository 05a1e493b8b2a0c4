package org.checkgate.transfer;

import org.checkgate.ledger.Tier;

/**
 * Looks again, long after it was proven, whether what cloud, archive and staging hold is still so. Lights stay as they are until something is found
 * wrong. Then its copy is no copy any more before anything else happens, and the station that brings it there mends it.
 * Safe for use by several threads, each with its own tier.
 */
public interface Scrub {
    /**
     * Looks at the roll whose turn it is, for some minutes at most: the next call goes on. A roll that its station is working on is left alone.
     *
     * @param tier STAGING, CLOUD or ARCHIVE
     * @return whether there was anything to look at
     * @throws org.checkgate.ledger.StepFailure when it cannot be looked at now. That darkens nothing; it is tried again later
     */
    boolean next(Tier tier);
}
