package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.ContractDocument;
import org.checkgate.console.internal.document.DriveSummary;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Resource;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Drives: all at a glance, one whole, and what a person may say about one. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-drives")
@HttpWhiteboardServletPattern("/api/v1/drives/*")
public final class DrivesServlet extends Resource {
    private final transient Appliance appliance;

    @Activate
    public DrivesServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard, "drives");
        this.appliance = appliance;
    }

    @Override
    protected List<?> newest(long limit) {
        Ledger ledger = appliance.ledger();
        return ledger.drives().all().stream().limit(limit).map(drive -> DriveSummary.of(ledger, drive)).toList();
    }

    @Override
    protected Json.Writing one(String[] path, boolean withFiles) {
        if (path.length != 1) {
            throw nothing("address");
        }
        Ledger ledger = appliance.ledger();
        Drive drive = drive(ledger, path[0]);
        return out -> new ContractDocument(ledger).write(drive, withFiles, out);
    }

    @Override
    protected Object act(String[] path, HttpServletRequest request) throws IOException {
        Ledger ledger = appliance.ledger();
        String verb = path.length == 2 ? path[1] : "";
        return switch (verb) {
            case "destination" -> assign(ledger, drive(ledger, path[0]), request);
            case "dismiss" -> Dismissing.of(request).done(ledger.drives(), drive(ledger, path[0]));
            case "retry" -> retry(ledger, drive(ledger, path[0]));
            default -> throw nothing("action");
        };
    }

    private static Object assign(Ledger ledger, Drive drive, HttpServletRequest request) throws IOException {
        Destination to = Destinations.of(Body.of(request, Destinations.FIELDS), null);
        try {
            return Map.of("drive", ledger.drives().assign(drive.id(), to));
        } catch (IllegalStateException tooLate) {
            throw new Refusal(409, tooLate.getMessage(), "If it is wrong in the cloud, take the folder in again under the right title, day and unit, and tell who keeps the cloud.");
        }
    }

    private static Object retry(Ledger ledger, Drive drive) {
        int rearmed = 0;
        for (Roll roll : ledger.rolls().onDrive(drive.id())) {
            for (Work work : ledger.work().ofRoll(roll.id())) {
                if (work.state() == WorkState.BLOCKED || work.state() == WorkState.WAITING) {
                    ledger.work().rearm(roll.id(), work.step());
                    rearmed++;
                }
            }
        }
        ledger.activity().add(OptionalLong.of(drive.id()), OptionalLong.empty(), "drive.retry",
                "A person asked to try again: " + rearmed + (rearmed == 1 ? " station" : " stations") + " set to work.");
        return Map.of("drive", drive.id(), "rearmed", rearmed);
    }

    private static Drive drive(Ledger ledger, String id) {
        return ledger.drives().find(Words.id(id, "drive")).orElseThrow(() -> Refusal.notFound("drive \"" + Words.shown(id) + "\""));
    }
}
