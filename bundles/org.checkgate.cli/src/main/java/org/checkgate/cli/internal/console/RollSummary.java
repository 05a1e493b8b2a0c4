package org.checkgate.cli.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.checkgate.cli.internal.terminal.Terminal;

/** The document for people: each roll with its lights, its findings, and what to do about them. */
public final class RollSummary {
    private static final int SHOWN = 20;

    private RollSummary() {
    }

    /** @param document as {@link ContractDocument} makes it */
    public static void print(JsonNode document, Terminal terminal) {
        for (RollAnswer roll : RollAnswer.all(document)) {
            terminal.answer(roll.name() + "  " + roll.roll().path("kind").asText() + ", " + roll.roll().path("files").size() + " files");
            for (String light : new String[] {"SAFE_TO_UNPLUG", "SAFE_TO_REUSE", "SAFE_TO_CLEAR"}) {
                terminal.answer("  " + (roll.isOn(light) ? "[on]   " : "[dark] ") + light + (roll.why(light).isEmpty() ? "" : ": " + roll.why(light)));
            }
            findings(roll, terminal);
        }
        for (JsonNode other : document.path("other")) {
            terminal.answer("belongs to no roll: " + other.asText());
        }
    }

    private static void findings(RollAnswer roll, Terminal terminal) {
        int shown = 0;
        for (JsonNode finding : roll.findings()) {
            if (++shown > SHOWN) {
                terminal.answer("  and " + (roll.findings().size() - SHOWN) + " more findings; --json has them all");
                return;
            }
            terminal.answer("  " + finding.path("severity").asText() + " " + finding.path("path").asText() + ": "
                    + finding.path("sentence").asText() + " " + finding.path("next").asText());
        }
    }
}
