package org.checkgate.cli.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns summaries of rolls into a line for each thing that has changed since it was asked last. For one thread. */
public final class StageLines {
    private final Map<String, String> told = new HashMap<>();

    /** @param rolls as the API's {@code /rolls} has them */
    public List<String> changes(List<JsonNode> rolls) {
        List<String> lines = new ArrayList<>();
        for (JsonNode roll : rolls) {
            String name = roll.path("roll").asText();
            String id = roll.path("id").asText();
            for (JsonNode step : roll.path("steps")) {
                String reason = step.path("reason").asText("");
                tell(lines, id + " step " + step.path("step").asText(), "  " + name + "  " + step.path("step").asText() + ": "
                        + step.path("state").asText() + (reason.isEmpty() || "null".equals(reason) ? "" : " (" + reason + ")"));
            }
            for (JsonNode finding : roll.path("findings")) {
                tell(lines, id + " finding " + finding.path("code").asText() + " " + finding.path("path").asText(),
                        "  " + name + "  " + finding.path("severity").asText() + ": " + finding.path("sentence").asText());
            }
            roll.path("lights").fields().forEachRemaining(light -> {
                if (light.getValue().path("on").asBoolean(false)) {
                    tell(lines, id + " light " + light.getKey(), "  " + name + "  " + light.getKey() + " is on");
                } else if (told.remove(id + " light " + light.getKey()) != null) {
                    lines.add("  " + name + "  " + light.getKey() + " went out: " + light.getValue().path("why").asText());
                }
            });
        }
        return lines;
    }

    private void tell(List<String> lines, String what, String line) {
        if (!line.equals(told.put(what, line))) {
            lines.add(line);
        }
    }
}
