package org.checkgate.console.internal.api;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.Health;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The one route without a token: launchers and load balancers ask it, and it tells nothing about footage. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-health")
@HttpWhiteboardServletPattern("/api/v1/health")
public final class HealthServlet extends GuardedServlet {
    private final transient Appliance appliance;

    @Activate
    public HealthServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected boolean isOpen() {
        return true;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(response, HttpServletResponse.SC_OK, Health.of(appliance));
    }
}
