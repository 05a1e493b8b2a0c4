package org.checkgate.console.internal.api;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Drive;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Takes a folder in as if it were a drive. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-ingests")
@HttpWhiteboardServletPattern("/api/v1/ingests")
public final class IngestsServlet extends GuardedServlet {
    private static final String NEXT = "Give the folder's whole path on this machine, such as /media/drive1.";

    private final transient Appliance appliance;
    private final transient Clock clock;

    @Activate
    public IngestsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        this(guard, appliance, Clock.systemUTC());
    }

    /** @param clock says what day it is when nobody else does */
    public IngestsServlet(Guard guard, Appliance appliance, Clock clock) {
        super(guard);
        this.appliance = appliance;
        this.clock = clock;
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Body body = Body.of(request, Set.of("path", "title", "day", "unit"));
        Path folder = folder(body.needed("path", NEXT));
        var destination = Destinations.of(body, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        try {
            Drive drive = appliance.intake().arrive(folder, destination);
            Json.answer(response, HttpServletResponse.SC_CREATED, Map.of("drive", drive.id()));
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput(e.getMessage(), NEXT);
        }
    }

    private static Path folder(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute()) {
                return folder.normalize();
            }
        } catch (InvalidPathException e) {
            // Answered below, like any other text that is no path.
        }
        throw Refusal.badInput("\"" + Words.shown(text) + "\" is not a whole path.", NEXT);
    }
}
