package org.checkgate.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What lies where, and how well that is proven. */
public interface Copies {
    /**
     * Writes copies in one acknowledged step. A copy of the same file, tier and endpoint is replaced, also by a weaker
     * strength: the newest look at the medium is the truth.
     */
    void record(Collection<Copy> copies);

    /** All copies of a roll's files. */
    List<Copy> ofRoll(long rollId);

    List<Copy> ofFile(long fileId);

    /** Where the files of a roll lie in staging as it is configured now, keys by path; a file that is not there is absent. */
    Map<String, String> stagingKeys(long rollId);

    /** Forgets a copy because it was seen to be gone or wrong. */
    void lost(long fileId, Tier tier, String endpoint);
}
