package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.AnswerDocument;
import org.checkgate.console.internal.document.Looks;
import org.checkgate.console.internal.document.RestoreState;
import org.checkgate.console.internal.document.RollDetail;
import org.checkgate.console.internal.document.Summaries;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Resource;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.PastClip;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Tier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Rolls: all at a glance, one whole, what was answered of its clips, having one or a file of it tried, inspected or looked at again, accepting
 * what was found of it, and having it restored from a cold archive.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-rolls")
@HttpWhiteboardServletPattern("/api/v1/rolls/*")
public final class RollsServlet extends Resource {
    private final transient Appliance appliance;

    @Activate
    public RollsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard, "rolls");
        this.appliance = appliance;
    }

    @Override
    protected List<?> newest(long limit) {
        Ledger ledger = appliance.ledger();
        return Summaries.of(ledger, ledger.rolls().all().stream().limit(limit).toList());
    }

    @Override
    protected Json.Writing one(String[] path, boolean withFiles) {
        if (path.length == 2 && path[1].equals("restore")) {
            RestoreState state = Restoring.state(appliance.restore(), roll(appliance.ledger(), Words.id(path[0], "roll")));
            return out -> out.writeObject(state);
        }
        if (path.length == 2 && path[1].equals("scrub")) {
            Ledger ledger = appliance.ledger();
            Looks looks = Looks.of(ledger.scrubs(), roll(ledger, Words.id(path[0], "roll")));
            return out -> out.writeObject(looks);
        }
        if (path.length >= 2 && path[1].equals("history")) {
            return history(path);
        }
        if (path.length != 1) {
            throw nothing("address");
        }
        Ledger ledger = appliance.ledger();
        Roll roll = roll(ledger, Words.id(path[0], "roll"));
        return out -> RollDetail.write(ledger, roll, withFiles, out);
    }

    private Json.Writing history(String[] path) {
        Ledger ledger = appliance.ledger();
        Roll roll = roll(ledger, Words.id(path[0], "roll"));
        if (path.length == 2) {
            List<AnswerDocument> answers = ledger.clips().history(roll.id()).stream().map(AnswerDocument::of).toList();
            return out -> out.writePOJO(answers);
        }
        List<PastClip> clips = path.length == 3 ? ledger.clips().answered(roll.id(), Words.id(path[2], "answer")) : List.of();
        if (clips.isEmpty()) {
            throw nothing("answer");
        }
        return out -> out.writePOJO(clips.stream().map(AnswerDocument.OldClip::of).toList());
    }

    @Override
    protected Object act(String[] path, HttpServletRequest request) throws IOException {
        String verb = path.length == 2 ? path[1] : "";
        return switch (verb) {
            case "accept" -> Accepting.of(request).done(appliance.ledger().rolls(), roll(appliance.ledger(), Words.id(path[0], "roll")));
            case "inspect" -> inspect(roll(appliance.ledger(), Words.id(path[0], "roll")), request);
            case "restore" -> Restoring.of(request).done(appliance.restore(), roll(appliance.ledger(), Words.id(path[0], "roll")));
            case "retry" -> retry(roll(appliance.ledger(), Words.id(path[0], "roll")), request);
            case "scrub" -> scrub(roll(appliance.ledger(), Words.id(path[0], "roll")), request);
            default -> throw nothing("action");
        };
    }

    private Object inspect(Roll roll, HttpServletRequest request) throws IOException {
        String by = Body.of(request, Set.of("by")).line("by", Persons.NAME, "Say by (your name).");
        try {
            appliance.ledger().inspections().ask(roll.id(), by);
        } catch (IllegalStateException notNow) {
            throw new Refusal(409, notNow.getMessage(), "Look at the roll's stations and its history.");
        }
        return Map.of("roll", roll.id());
    }

    private Object retry(Roll roll, HttpServletRequest request) throws IOException {
        Optional<String> file = Body.optional(request, Set.of("path")).exact("path");
        try {
            appliance.staging().tryAgain(roll.id(), file);
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, e.getMessage(), "Look at the roll's files and findings for those that can be tried again.");
        }
        return Map.of("roll", roll.id());
    }

    /** It may take hours: the answer is only that it was asked for, and the activity log tells what came of it. */
    private Object scrub(Roll roll, HttpServletRequest request) throws IOException {
        Body.optional(request, Set.of());
        Set<Tier> tiers = appliance.ledger().scrubs().ask(roll.id());
        if (tiers.isEmpty()) {
            throw new Refusal(409, "Nothing of " + roll.name() + " is proven anywhere yet, so that there is nothing to look at again.", "Wait until it is staged.");
        }
        return Map.of("roll", roll.id(), "tiers", tiers.stream().map(Tier::word).toList());
    }

    private static Roll roll(Ledger ledger, long id) {
        return ledger.rolls().find(id).orElseThrow(() -> Refusal.notFound("roll \"" + id + "\""));
    }
}
