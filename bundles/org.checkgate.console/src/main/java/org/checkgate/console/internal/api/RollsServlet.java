package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.RollDetail;
import org.checkgate.console.internal.document.Summaries;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Rolls: all at a glance, one whole, and having one or a file of it tried again. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-rolls")
@HttpWhiteboardServletPattern("/api/v1/rolls/*")
public final class RollsServlet extends GuardedServlet {
    private final transient Appliance appliance;
    private final transient Summaries summaries = new Summaries();

    @Activate
    public RollsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Ledger ledger = appliance.ledger();
        String[] path = Words.path(request);
        switch (path.length) {
            case 0 -> Json.answer(response, HttpServletResponse.SC_OK,
                    ledger.rolls().all().stream().limit(Words.query(request, "limit", Long.MAX_VALUE, Long.MAX_VALUE)).map(roll -> summaries.of(ledger, roll)).toList());
            case 1 -> one(ledger, Words.id(path[0], "roll"), !"files".equals(request.getParameter("without")), response);
            default -> throw Refusal.notFound("such address below rolls");
        }
    }

    @Override
    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = Words.path(request);
        if (path.length != 2 || !path[1].equals("retry")) {
            throw Refusal.notFound("such action below rolls");
        }
        Roll roll = roll(appliance.ledger(), Words.id(path[0], "roll"));
        Optional<String> file = Body.optional(request, Set.of("path")).exact("path");
        try {
            appliance.staging().tryAgain(roll.id(), file);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, e.getMessage(), "Look at the roll's files and findings for those that can be tried again.");
        }
        Json.answer(response, HttpServletResponse.SC_OK, Map.of("roll", roll.id()));
    }

    private static void one(Ledger ledger, long id, boolean withFiles, HttpServletResponse response) throws IOException {
        Roll roll = roll(ledger, id);
        Json.answer(response, out -> RollDetail.write(ledger, roll, withFiles, out));
    }

    private static Roll roll(Ledger ledger, long id) {
        return ledger.rolls().find(id).orElseThrow(() -> Refusal.notFound("roll \"" + id + "\""));
    }
}
