package org.checkgate.console.internal.api;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.CloudEvent;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The replay of all events for the world outside. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-events")
@HttpWhiteboardServletPattern("/api/v1/events")
public final class EventsServlet extends GuardedServlet {
    private final transient Appliance appliance;
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    @Activate
    public EventsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int limit = (int) Words.query(request, "limit", USUAL, MOST);
        long after = Words.query(request, "after", 0, Long.MAX_VALUE);
        Json.answer(response, HttpServletResponse.SC_OK, CloudEvent.page(appliance.ledger().outbox().after(after, limit), after));
    }
}
