package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.publish.Publisher;
import org.checkgate.transfer.Staging;

/** Reads a roll from its drive once, stages and proves it; a roll with faults is told to the world as quarantined. */
final class StageRoute extends StationRoute {
    StageRoute(Ledger ledger, Staging staging, Publisher publisher) {
        super(Step.STAGE, ledger, 2, roll -> {
            staging.stage(roll);
            publisher.quarantine(roll);
        });
    }
}
