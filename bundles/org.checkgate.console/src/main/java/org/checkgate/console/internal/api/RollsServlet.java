package org.checkgate.console.internal.api;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.RollDetail;
import org.checkgate.console.internal.document.Summaries;
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

/** Rolls: all at a glance, or one whole. */
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

    private static void one(Ledger ledger, long id, boolean withFiles, HttpServletResponse response) throws IOException {
        Roll roll = ledger.rolls().find(id).orElseThrow(() -> Refusal.notFound("roll \"" + id + "\""));
        Json.answer(response, out -> RollDetail.write(ledger, roll, withFiles, out));
    }
}
