package org.checkgate.routes.internal;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.inspect.RollInspector;
import org.checkgate.intake.Intake;
import org.checkgate.transfer.Staging;

/** Lists what lies in staging into a ledger that was begun anew and waits for it; tried until it is done. */
final class RebuildRoute extends RouteBuilder {
    private final Staging staging;
    private final Intake intake;
    private final RollInspector inspector;

    RebuildRoute(Staging staging, Intake intake, RollInspector inspector) {
        this.staging = staging;
        this.intake = intake;
        this.inspector = inspector;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true)
                .log(LoggingLevel.WARN, "Staging cannot be listed into the new ledger for now; it is tried again: ${exception.message}");
        from("timer:rebuild?period=5000&delay=0").routeId("rebuild")
                .process(exchange -> staging.rebuild(folder -> intake.check(folder, inspector::kind)));
    }
}
