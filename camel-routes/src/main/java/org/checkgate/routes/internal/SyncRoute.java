package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.transfer.Backbone;

/** Carries a proven roll over the backbone to the cloud and proves it there. */
final class SyncRoute extends StationRoute {
    SyncRoute(Ledger ledger, Backbone backbone) {
        super(Step.SYNC, ledger, 2, backbone::sync);
    }
}
