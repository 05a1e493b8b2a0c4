package org.checkgate.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.checkgate.ledger.Listing;

/** The first station: from the drive into staging. Safe for use by several threads, each with its own roll. */
public interface Staging {
    /**
     * Stages every file of a roll that is on its drive and not yet proven in staging, and proves it by reading it back.
     * A file whose bytes are not what its manifests state is staged as well, and a finding holds the roll's lights.
     * It ends when everything readable was handled; what holds the lights stands in the roll's findings. When there is no room,
     * rolls go first that staging need not hold, as by {@link #clear}; one that has gone is not staged.
     *
     * @throws org.checkgate.ledger.StepFailure   when staging is not there, refuses us or is full, when the drive is gone, when
     *                                            a file could not be read or was changed (after all others were handled), or
     *                                            when what was read back was not what was sent
     * @throws org.checkgate.ledger.LedgerException when the ledger cannot be read or written
     */
    void stage(long rollId);

    /**
     * Has what could not be staged tried again, by the pipeline and soon. What is proven is not touched. A roll that has gone from
     * staging and is no longer proven without it is staged again as a whole.
     *
     * @param path one file alone; empty for all that is left of the roll
     * @throws IllegalArgumentException when there is no such roll, no such file on its drive, or nothing to stage since the roll is
     *                                  proven without staging; the message is a plain sentence
     */
    void tryAgain(long rollId, Optional<String> path);

    /**
     * Lets rolls go from staging that are proven in cloud and archive, whose day is signed off, and whose time has come, and
     * removes what nobody rests on any more. What cannot be removed now is removed by a later call, also after a restart.
     *
     * @throws org.checkgate.ledger.StepFailure   when staging is not there or refuses us
     * @throws org.checkgate.ledger.LedgerException when the ledger cannot be read or written
     */
    void clear();

    /**
     * Lists what lies in staging into a ledger that was begun anew and waits for it; otherwise nothing. Each roll is one that a hash
     * list which lies with it vouches for; its files are proven when it is {@link #stage staged}.
     *
     * @throws org.checkgate.ledger.StepFailure   when staging is not there or refuses us
     * @throws org.checkgate.ledger.LedgerException when the ledger cannot be read or written
     */
    void rebuild(ListCheck lists);

    /** Finds the rolls in a folder and checks their lists, from names, sizes and hash lists alone. */
    interface ListCheck {
        /** @throws IOException when the folder cannot be read */
        Listing of(Path folder) throws IOException;
    }
}
