package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.DayDocument;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Resource;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.ShootDay;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Shoot days: all at a glance, one, and signing one off. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-days")
@HttpWhiteboardServletPattern("/api/v1/days/*")
public final class DaysServlet extends Resource {
    private static final String NEXT = "Say title, day (YYYYMMDD), unit, by (your name), and lastRoll as the day had it when you looked.";

    private final transient Appliance appliance;

    @Activate
    public DaysServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard, "days");
        this.appliance = appliance;
    }

    @Override
    protected List<?> newest(long limit) {
        return appliance.ledger().days().newest(limit).stream().map(DayDocument::of).toList();
    }

    @Override
    protected Json.Writing one(String[] path, boolean withFiles) {
        if (path.length != 3) {
            throw nothing("address");
        }
        ShootDay day = appliance.ledger().days().find(named(path)).orElseThrow(() -> unknown(path));
        return out -> out.writePOJO(DayDocument.of(day));
    }

    @Override
    protected Object act(String[] path, HttpServletRequest request) throws IOException {
        if (path.length != 1 || !path[0].equals("sign")) {
            throw nothing("action");
        }
        Body body = Body.of(request, Set.of("title", "day", "unit", "by"), Set.of("lastRoll"));
        Destination day = Destinations.of(body, null);
        String by = body.line("by", Persons.NAME, NEXT);
        long lastRoll = body.number("lastRoll").orElseThrow(() -> Refusal.badInput("\"lastRoll\" is missing.", NEXT));
        try {
            return DayDocument.of(appliance.ledger().days().sign(day, by, lastRoll));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(404, unknown.getMessage(), "Look at the list of days and sign one of them.");
        } catch (IllegalStateException notNow) {
            throw new Refusal(409, notNow.getMessage(),
                    "Look at the day again; it can be signed off when each of its rolls is proven in the archive and no other came since you looked.");
        }
    }

    private static Destination named(String[] path) {
        try {
            return new Destination(path[0], path[1], path[2]);
        } catch (IllegalArgumentException noDay) {
            throw unknown(path);
        }
    }

    private static Refusal unknown(String[] path) {
        return Refusal.notFound("day \"" + Words.shown(String.join(" ", path)) + "\"");
    }
}
