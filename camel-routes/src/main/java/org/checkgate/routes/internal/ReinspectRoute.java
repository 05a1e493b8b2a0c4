package org.checkgate.routes.internal;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.checkgate.inspect.RollInspector;

/** Has rolls inspected again, on a timer, whose clips wait for a camera plugin, when one came that was not asked about them. */
final class ReinspectRoute extends RouteBuilder {
    private final RollInspector inspector;

    ReinspectRoute(RollInspector inspector) {
        this.inspector = inspector;
    }

    @Override
    public void configure() {
        onException(Exception.class).handled(true)
                .log(LoggingLevel.WARN, "Clips that wait for a camera plugin cannot be looked for now; it is tried again: ${exception.message}");
        from("timer:reinspect?period=5000&delay=5000").routeId("reinspect").process(exchange -> inspector.inspectWaiting());
    }
}
