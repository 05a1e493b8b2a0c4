package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.render.RollRenderer;

/** Makes a playable proxy of each clip from the staged copy. */
final class RenderRoute extends StationRoute {
    RenderRoute(Ledger ledger, RollRenderer renderer) {
        super(Step.RENDER, ledger, 1, renderer::render);
    }
}
