package org.checkgate.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.checkgate.ledger.internal.BackupPlan;
import org.checkgate.ledger.internal.H2Ledger;
import org.checkgate.ledger.internal.Restoration;

/** Opens a ledger without a framework: for tests, and for tools that look into one while the appliance is down. */
public final class Ledgers {
    private Ledgers() {
    }

    /**
     * Opens the ledger in this file, and makes it when there is none.
     *
     * @param file  without the ending {@code .mv.db}, which is added; its folder is made when it is not there
     * @param clock gives the times that are written
     * @throws LedgerException when it is in use by another process, damaged, of a newer Checkgate, or not to be written
     */
    public static OpenLedger open(Path file, Policy policy, Clock clock) {
        return new H2Ledger(file, policy, clock, 4);
    }

    /** As above, and backs it up into this folder when it is closed, if anything was changed. */
    public static OpenLedger open(Path file, Policy policy, Clock clock, Path backups) {
        return new H2Ledger(file, policy, clock, 4, new BackupPlan(backups, Duration.ZERO, 1));
    }

    /**
     * Brings a damaged or lost ledger back from its newest good backup. The damaged file is put aside. A backup is older than the
     * truth: no copy counts as proven any more until it is proven anew.
     *
     * @param file    without the ending {@code .mv.db}
     * @param backups the folder that backups of it were made in
     * @throws LedgerException when the ledger is sound, in use, or of a newer Checkgate, or when there is no good backup; it is left as it is
     */
    public static Restored restore(Path file, Path backups, Clock clock) {
        return new Restoration(file, backups, clock).restore();
    }

    /**
     * Begins an empty ledger in place of a damaged or lost one that has no good backup. The damaged file is put aside. What lies in
     * staging is listed into the new one, as {@link Rebuild} says, when an appliance is started with it.
     *
     * @param file    without the ending {@code .mv.db}
     * @param backups the folder that backups of it were made in
     * @return where the damaged file lies now; empty when there was none
     * @throws LedgerException when the ledger is sound, in use, or of a newer Checkgate, or when there is a good backup; nothing was changed
     */
    public static Optional<Path> rebuild(Path file, Path backups, Clock clock) {
        return new Restoration(file, backups, clock).beginAnew();
    }
}
