package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.transfer.Backbone;

/** Carries a proven roll over the backbone to the cloud and proves it there. */
final class SyncRoute extends StationRoute {
    /** The backbone gives out no more seats than this, the one of the small rolls included; it alone says how many. */
    static final int MOST = 17;

    SyncRoute(Ledger ledger, Backbone backbone) {
        super(Step.SYNC, ledger, MOST, () -> backbone.next(Step.SYNC), backbone::sync);
    }
}
