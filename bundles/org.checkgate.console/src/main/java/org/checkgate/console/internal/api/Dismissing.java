package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Drives;

/** A person's wish to dismiss files of a drive that belong to no roll: some by name, or as many as they saw. */
record Dismissing(String by, String reason, Optional<List<String>> paths, OptionalLong count) {
    private static final String NEXT = "Say by (your name), reason, and either paths, or all (true) with the count of files that you saw.";

    static Dismissing of(HttpServletRequest request) throws IOException {
        Body body = Body.of(request, Set.of("by", "reason"), Set.of("paths", "all", "count"));
        String by = body.line("by", Persons.NAME, NEXT);
        String reason = body.line("reason", Persons.REASON, NEXT);
        Optional<List<String>> paths = body.texts("paths");
        boolean all = body.flag("all");
        OptionalLong count = body.number("count");
        if (all == paths.isPresent() || all != count.isPresent() || paths.filter(List::isEmpty).isPresent()) {
            throw Refusal.badInput("It is not clear which files are meant.", NEXT);
        }
        return new Dismissing(by, reason, paths, count);
    }

    /** What was done: how many files it decided, and how many are left to decide. */
    Map<String, Object> done(Drives drives, Drive drive) {
        try {
            int dismissed = paths.isPresent() ? drives.dismiss(drive.id(), paths.get(), by, reason)
                    : drives.dismissAll(drive.id(), (int) Math.min(Integer.MAX_VALUE, count.orElseThrow()), by, reason);
            return Map.of("drive", drive.id(), "dismissed", dismissed, "undecided", drives.otherFiles(drive.id()).undecided());
        } catch (IllegalArgumentException none) {
            throw new Refusal(404, none.getMessage(), "Look at the drive's other files and name those; nothing was dismissed.");
        } catch (IllegalStateException notNow) {
            throw new Refusal(409, notNow.getMessage(), "Look at the drive's other files again; nothing was dismissed.");
        }
    }
}
