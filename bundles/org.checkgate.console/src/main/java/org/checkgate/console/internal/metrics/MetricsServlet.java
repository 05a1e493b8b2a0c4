package org.checkgate.console.internal.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.http.GuardedServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What a monitoring system reads, for who has the console's token or the scrape token, which opens nothing else. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-metrics")
@HttpWhiteboardServletPattern("/metrics")
public final class MetricsServlet extends GuardedServlet {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final transient Appliance appliance;
    private final transient Clock clock;

    @Activate
    public MetricsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        this(guard, appliance, Clock.systemUTC());
    }

    public MetricsServlet(Guard guard, Appliance appliance, Clock clock) {
        super(guard);
        this.appliance = appliance;
        this.clock = clock;
    }

    @Override
    protected boolean enters(Guard guard, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return guard.enterToScrape(request, response);
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = Scrape.of(appliance, clock).getBytes(StandardCharsets.UTF_8);
        response.setContentType(TEXT);
        response.setContentLength(text.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(text);
        }
    }
}
