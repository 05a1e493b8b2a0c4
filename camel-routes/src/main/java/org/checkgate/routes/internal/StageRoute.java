package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.publish.Publisher;
import org.checkgate.transfer.Staging;

/** Reads a roll from its drive once, stages and proves it; a roll with faults is told to the world as quarantined. */
final class StageRoute extends StationRoute {
    /** More than a centre has bays on one machine. What they share is bounded elsewhere: memory in transfer, one roll a drive in the ledger. */
    private static final int DRIVES = 16;

    StageRoute(Ledger ledger, Staging staging, Publisher publisher) {
        super(Step.STAGE, ledger, DRIVES, roll -> {
            staging.stage(roll);
            publisher.quarantine(roll);
        });
    }
}
