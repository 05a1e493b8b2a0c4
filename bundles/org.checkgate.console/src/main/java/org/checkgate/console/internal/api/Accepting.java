package org.checkgate.console.internal.api;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.checkgate.console.internal.http.Body;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Rolls;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** A person's wish to take a finding upon themselves, as they read it. */
record Accepting(Finding seen, String by, String reason) {
    private static final String NEXT = "Say code, path and sentence of the finding, by (your name) and reason.";

    static Accepting of(HttpServletRequest request) throws IOException {
        Body body = Body.of(request, Set.of("code", "path", "sentence", "by", "reason"));
        Finding seen = new Finding(body.needed("code", NEXT), Severity.OVERRIDABLE, body.exact("path").orElse(""),
                body.exact("sentence").orElseThrow(() -> Refusal.badInput("\"sentence\" is missing.", NEXT)), "");
        return new Accepting(seen, body.line("by", Persons.NAME, NEXT), body.line("reason", Persons.REASON, NEXT));
    }

    Map<String, Object> done(Rolls rolls, Roll roll) {
        try {
            rolls.accept(roll.id(), seen, by, reason);
            return Map.of("roll", roll.id());
        } catch (IllegalArgumentException none) {
            throw new Refusal(404, none.getMessage(), "Look at the roll's findings again; nothing was accepted.");
        } catch (IllegalStateException notNow) {
            throw new Refusal(409, notNow.getMessage(), "Look at the roll's findings again; nothing was accepted.");
        }
    }
}
