package org.checkgate.console.internal.api;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.Status;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What the appliance is doing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-status")
@HttpWhiteboardServletPattern("/api/v1/status")
public final class StatusServlet extends GuardedServlet {
    private final transient Appliance appliance;

    @Activate
    public StatusServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(response, HttpServletResponse.SC_OK, Status.of(appliance));
    }
}
