package org.checkgate.routes.internal;

import org.apache.camel.builder.RouteBuilder;
import org.checkgate.intake.Intake;

/** Looks for drives that came or went, on a timer. */
final class WatchRoute extends RouteBuilder {
    private final Intake intake;
    private final long everyMillis;

    WatchRoute(Intake intake, long everyMillis) {
        this.intake = intake;
        this.everyMillis = everyMillis;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true)
                .log(org.apache.camel.LoggingLevel.WARN, "Looking for drives failed; it is tried again: ${exception.message}");
        from("timer:watch?period=" + everyMillis + "&delay=0").routeId("watch").process(exchange -> intake.look());
    }
}
