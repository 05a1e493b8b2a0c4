package org.checkgate.routes.internal;

import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.publish.Publisher;
import org.checkgate.transfer.Backbone;

/** Writes our generation and, last of all, the roll manifest to the cloud. */
final class PublishRoute extends StationRoute {
    PublishRoute(Ledger ledger, Backbone backbone, Publisher publisher) {
        super(Step.PUBLISH, ledger, 1, () -> backbone.next(Step.PUBLISH), publisher::publish);
    }
}
