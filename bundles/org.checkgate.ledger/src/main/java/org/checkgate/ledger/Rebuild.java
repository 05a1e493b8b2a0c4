package org.checkgate.ledger;

import java.util.Collection;

/**
 * Fills a ledger that was begun anew, since the old one was lost with all its backups, from what lies in staging. What is found there is
 * believed of nobody: each file is read and held against the set's hash lists before it counts, and a roll is held back until a drive
 * with the same hash lists is listed, since only a drive says what else was on it.
 */
public interface Rebuild {
    /** The code of the finding that holds such a roll back. */
    String FINDING = "REBUILT";

    /**
     * Whether staging is still to be listed. Until it is no drive is: names of rolls and places in staging may be taken by what lies
     * there.
     */
    boolean pending();

    /**
     * Lists a roll that lies in staging, with its first work, in one acknowledged step. One that is listed already is left as it is.
     *
     * @param staging the address that staging is reached at
     */
    void found(String staging, StagedRoll roll);

    /**
     * All of staging is listed, in one acknowledged step.
     *
     * @param taken    places where something lies that no roll could be made out of: nothing is put there
     * @param sentence what was found, for the activity
     */
    void over(Collection<StagingPlace> taken, String sentence);
}
