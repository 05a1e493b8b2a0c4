package org.checkgate.routes.internal;

import org.checkgate.inspect.RollInspector;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;

/** Has the camera plugins recognise, group and describe what was staged. */
final class InspectRoute extends StationRoute {
    InspectRoute(Ledger ledger, RollInspector inspector) {
        super(Step.INSPECT, ledger, 1, inspector::inspect);
    }
}
