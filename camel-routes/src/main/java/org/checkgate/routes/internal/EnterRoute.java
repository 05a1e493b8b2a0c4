package org.checkgate.routes.internal;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.ledger.Ledger;

/** Enters clips into the search, some at a time on a timer, that it does not know: those of an older appliance, and what a stop left. */
final class EnterRoute extends RouteBuilder {
    /** A fraction of a second of the ledger's time, so that a million clips are known within half an hour and nobody waits for it. */
    private static final int AT_ONCE = 1000;

    private final Ledger ledger;

    EnterRoute(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true)
                .log(LoggingLevel.WARN, "Clips cannot be entered into the search now; it is tried again: ${exception.message}");
        from("timer:enter?period=1500&delay=5000").routeId("enter").process(exchange -> ledger.clips().enter(AT_ONCE));
    }
}
