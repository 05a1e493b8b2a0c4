package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.document.RestoreState;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.ArchiveRestore;

/** A person's wish to have a roll made readable that the archive keeps cold. */
record Restoring(int days, String by) {
    private static final String NEXT = "Say days (1 to 365) that it is to stay readable, and by (your name).";
    private static final String LATER = "Look at the cloud's status and the activity, and ask again.";

    static Restoring of(HttpServletRequest request) throws IOException {
        Body body = Body.of(request, Set.of("by"), Set.of("days"));
        long days = body.number("days").orElseThrow(() -> Refusal.badInput("\"days\" is missing.", NEXT));
        return new Restoring((int) Math.min(days, Integer.MAX_VALUE), body.line("by", Persons.NAME, NEXT));
    }

    Map<String, Object> done(ArchiveRestore archive, Roll roll) {
        try {
            archive.request(roll.id(), days, by);
            return Map.of("roll", roll.id());
        } catch (IllegalArgumentException e) {
            throw Refusal.badInput(e.getMessage(), NEXT);
        } catch (StepFailure e) {
            throw new Refusal(409, e.getMessage(), LATER);
        }
    }

    static RestoreState state(ArchiveRestore archive, Roll roll) {
        try {
            return RestoreState.of(roll, archive.state(roll.id()));
        } catch (StepFailure e) {
            throw new Refusal(409, e.getMessage(), LATER);
        }
    }
}
