package org.checkgate.routes.internal;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.transfer.Staging;

/** Lets rolls go from staging whose time has come, on a timer. */
final class ClearRoute extends RouteBuilder {
    private final Staging staging;

    ClearRoute(Staging staging) {
        this.staging = staging;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true).log(LoggingLevel.INFO, "Staging is not cleared for now; it is tried again: ${exception.message}");
        from("timer:clear?period=60000&delay=10000").routeId("clear").process(exchange -> staging.clear());
    }
}
