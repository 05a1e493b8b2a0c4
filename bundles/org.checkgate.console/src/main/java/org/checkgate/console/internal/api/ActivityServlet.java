package org.checkgate.console.internal.api;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.Happening;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.ActivityLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What happened, for people: the entries after a sequence, or the newest ones. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-activity")
@HttpWhiteboardServletPattern("/api/v1/activity")
public final class ActivityServlet extends GuardedServlet {
    private final transient Appliance appliance;
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    @Activate
    public ActivityServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ActivityLog log = appliance.ledger().activity();
        int limit = (int) Words.query(request, "limit", USUAL, MOST);
        long after = Words.query(request, "after", Math.max(0, log.newest() - limit), Long.MAX_VALUE);
        Json.answer(response, HttpServletResponse.SC_OK, log.after(after, limit).stream().map(Happening::of).toList());
    }
}
