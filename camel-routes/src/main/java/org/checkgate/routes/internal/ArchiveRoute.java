package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.publish.Publisher;
import org.checkgate.transfer.Backbone;

/** Copies the roll to the second tier, proves it there and says so. */
final class ArchiveRoute extends StationRoute {
    ArchiveRoute(Ledger ledger, Backbone backbone, Publisher publisher) {
        super(Step.ARCHIVE, ledger, SyncRoute.MOST, () -> backbone.next(Step.ARCHIVE), roll -> {
            backbone.archive(roll);
            publisher.archived(roll);
        });
    }
}
