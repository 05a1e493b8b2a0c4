package org.checkgate.routes.internal;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.checkgate.inspect.RollInspector;
import org.checkgate.intake.Intake;
import org.checkgate.ledger.Ledger;
import org.checkgate.publish.Publisher;
import org.checkgate.render.RollRenderer;
import org.checkgate.transfer.Backbone;
import org.checkgate.transfer.Scrub;
import org.checkgate.transfer.Staging;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the pipeline when every station is there, and stops it before one of them goes. */
@Component(service = Routes.class, immediate = true, configurationPid = "org.checkgate.routes")
@Designate(ocd = Routes.Config.class)
public final class Routes {
    /** Settings of the pipeline. */
    @ObjectClassDefinition(name = "Checkgate routes")
    public @interface Config {
        @AttributeDefinition(description = "How often drives are looked for, in milliseconds, 200 to 60000")
        long watchEveryMillis() default 1000;
    }

    /** A running station is crash-safe: it is cut off rather than waited for. */
    private static final long STOP_WITHIN_SECONDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final DefaultCamelContext camel;

    @Activate
    public Routes(Config config, @Reference Ledger ledger, @Reference Intake intake, @Reference Staging staging,
                  @Reference Backbone backbone, @Reference RollInspector inspector, @Reference RollRenderer renderer,
                  @Reference Publisher publisher, @Reference Scrub scrub) throws Exception {
        ledger.work().recover();
        ClassLoader camels = CamelContext.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Camel finds its parts through these class loaders; a bundle's own does not see them.
        thread.setContextClassLoader(camels);
        try {
            camel = new DefaultCamelContext(false);
            camel.setApplicationContextClassLoader(camels);
            camel.getCamelContextExtension().setName("checkgate");
            camel.getShutdownStrategy().setTimeout(STOP_WITHIN_SECONDS);
            camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
            camel.addRoutes(new WatchRoute(intake, Math.max(200, config.watchEveryMillis())));
            camel.addRoutes(new RebuildRoute(staging, intake, inspector));
            camel.addRoutes(new ListRoute(intake, inspector));
            camel.addRoutes(new StageRoute(ledger, staging, publisher));
            camel.addRoutes(new InspectRoute(ledger, inspector));
            camel.addRoutes(new ReinspectRoute(inspector));
            camel.addRoutes(new EnterRoute(ledger));
            camel.addRoutes(new RenderRoute(ledger, renderer));
            camel.addRoutes(new SyncRoute(ledger, backbone));
            camel.addRoutes(new PublishRoute(ledger, backbone, publisher));
            camel.addRoutes(new ArchiveRoute(ledger, backbone, publisher));
            camel.addRoutes(new ClearRoute(staging));
            camel.addRoutes(new ScrubRoute(scrub, publisher));
            camel.start();
            LOG.info("The pipeline is running.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Deactivate
    void stop() {
        camel.stop();
    }
}
