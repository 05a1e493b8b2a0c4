package org.checkgate.console.internal.api;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.Affected;
import org.checkgate.console.internal.document.BoardDocument;
import org.checkgate.console.internal.document.EndpointDocument;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Steering;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.TrafficControl;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The backbone as the operations centre sees and steers it. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-backbone")
@HttpWhiteboardServletPattern("/api/v1/backbone/*")
public final class BackboneServlet extends GuardedServlet {
    private final transient Appliance appliance;
    private final transient Clock clock;

    @Activate
    public BackboneServlet(@Reference Guard guard, @Reference Appliance appliance) {
        this(guard, appliance, Clock.systemUTC());
    }

    /** @param clock says when an exception of so many minutes ends */
    public BackboneServlet(Guard guard, Appliance appliance, Clock clock) {
        super(guard);
        this.appliance = appliance;
        this.clock = clock;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.answer(response, HttpServletResponse.SC_OK, switch (String.join("/", Words.path(request))) {
            case "" -> BoardDocument.of(appliance.board(), Words.query(request, "limit", Long.MAX_VALUE, Long.MAX_VALUE));
            case "affected" -> affected(request);
            case "endpoints" -> appliance.links().stream().map(EndpointDocument::of).toList();
            default -> throw Refusal.notFound("such address below backbone");
        });
    }

    private Affected affected(HttpServletRequest request) {
        String reach = Optional.ofNullable(request.getParameter("reach")).orElse(Reach.SITE.name());
        Aim aim = Aim.of(reach, Optional.ofNullable(request.getParameter("subject")).filter(subject -> !subject.isEmpty()));
        return Affected.of(appliance.board(), aim.reach(), aim.subject());
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // All parts that it takes are asked for before anything is ordered.
        Board board = appliance.board();
        Steering steering = appliance.ledger().steering();
        TrafficControl traffic = appliance.traffic();
        if (!new Ordering(steering, traffic, clock).done(String.join("/", Words.path(request)), request)) {
            throw Refusal.notFound("such action below backbone");
        }
        Json.answer(response, HttpServletResponse.SC_OK, BoardDocument.of(board, traffic.cap(), steering.orders(), clock.instant()));
    }
}
