package org.checkgate.console.internal;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.console.internal.access.ConsoleFile;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.access.ScrapeFile;
import org.checkgate.console.internal.access.Token;
import org.checkgate.console.internal.api.*;
import org.checkgate.console.internal.docs.DocsServlet;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.metrics.MetricsServlet;
import org.checkgate.console.internal.page.PageServlet;
import org.checkgate.console.internal.stream.StreamServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** The console's servlets in the appliance's Jetty without the appliance: in place of the OSGi whiteboard. */
public final class FakeHttp implements AutoCloseable {
    public final Guard guard;
    public final Token scrape;
    public final String base;
    private final Server server;
    private final StreamServlet stream;
    private final Map<String, GuardedServlet> servlets;

    public FakeHttp(Appliance appliance, Path folder, int port) throws Exception {
        scrape = new ScrapeFile(folder.resolve("run/scrape.token")).token();
        guard = new Guard(new ConsoleFile(folder.resolve("run/console.json")), scrape);
        stream = new StreamServlet(guard, appliance);
        server = new Server(new InetSocketAddress("127.0.0.1", port));
        ServletContextHandler context = new ServletContextHandler();
        servlets = servlets(guard, appliance, stream);
        servlets.forEach((path, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        });
        server.setHandler(context);
        server.start();
        base = "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** By the patterns of the whiteboard; the clock stands at noon of the fake day. */
    static Map<String, GuardedServlet> servlets(Guard guard, Appliance appliance, StreamServlet stream) {
        Map<String, GuardedServlet> all = new LinkedHashMap<>();
        all.put("/api/v1/health", new HealthServlet(guard, appliance));
        all.put("/api/v1/status", new StatusServlet(guard, appliance));
        all.put("/api/v1/drives/*", new DrivesServlet(guard, appliance));
        all.put("/api/v1/rolls/*", new RollsServlet(guard, appliance));
        all.put("/api/v1/days/*", new DaysServlet(guard, appliance));
        all.put("/api/v1/backbone/*", new BackboneServlet(guard, appliance, Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC)));
        all.put("/api/v1/ingests", new IngestsServlet(guard, appliance, Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC)));
        all.put("/api/v1/activity", new ActivityServlet(guard, appliance));
        all.put("/api/v1/events", new EventsServlet(guard, appliance));
        all.put("/api/v1/stream", stream);
        all.put("/api/v1/clips/*", new ClipsServlet(guard, appliance));
        all.put("/api/v1/cards/*", new CardsServlet(guard, appliance));
        all.put("/api/v1/plugins/*", new PluginsServlet(guard, appliance));
        all.put("/metrics", new MetricsServlet(guard, appliance, Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC)));
        all.put("/docs/*", new DocsServlet(guard));
        all.put("/*", new PageServlet(guard));
        return all;
    }

    public Set<String> patterns() {
        return servlets.keySet();
    }

    public Set<Class<?>> classes() {
        return servlets.values().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Override
    public void close() throws Exception {
        stream.stop();
        server.stop();
    }
}
