package org.checkgate.routes.internal;

import java.util.List;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.ledger.Tier;
import org.checkgate.publish.Publisher;
import org.checkgate.transfer.Scrub;

/** Looks at what was proven long ago, one roll of each tier at a time on a timer, and tells the world of what is wrong. */
final class ScrubRoute extends RouteBuilder {
    private static final List<Tier> TIERS = List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE);

    private final Scrub scrub;
    private final Publisher publisher;

    ScrubRoute(Scrub scrub, Publisher publisher) {
        this.scrub = scrub;
        this.publisher = publisher;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true).log(LoggingLevel.INFO, "What was proven cannot be looked at now; it is tried again: ${exception.message}");
        // Each has a timer of its own: to read staging takes days, to ask a bucket takes minutes.
        for (Tier tier : TIERS) {
            String name = "scrub-" + tier.word();
            from("timer:" + name + "?period=15000&delay=20000").routeId(name).process(exchange -> look(tier));
        }
    }

    private void look(Tier tier) {
        try {
            scrub.next(tier);
        } finally {
            publisher.tampered();
        }
    }
}
