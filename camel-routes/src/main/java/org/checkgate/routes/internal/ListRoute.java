package org.checkgate.routes.internal;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.inspect.RollInspector;
import org.checkgate.intake.Intake;

/** Lists each drive that has a destination: rolls found, lists checked, all of it written to the ledger. */
final class ListRoute extends RouteBuilder {
    private static final int DRIVES = 16;

    private final Intake intake;
    private final RollInspector inspector;

    ListRoute(Intake intake, RollInspector inspector) {
        this.intake = intake;
        this.inspector = inspector;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true)
                .log(LoggingLevel.WARN, "Listing drive ${body} failed; it is tried again: ${exception.message}");
        from("timer:list?period=250&delay=0").routeId("list")
                .process(exchange -> exchange.getMessage().setBody(intake.toList()))
                .split(body()).to("seda:list?size=" + DRIVES + "&discardWhenFull=true");
        // Side by side: a drive that is slow to list, or hangs, holds up no other. One that was left out is asked for again.
        from("seda:list?size=" + DRIVES + "&concurrentConsumers=" + DRIVES).routeId("list-one")
                .process(exchange -> intake.list(exchange.getMessage().getBody(Long.class), inspector::kind));
    }
}
