package org.checkgate.cli.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One roll of the document, and what may be concluded from it. Whatever is absent counts as not good. */
public record RollAnswer(JsonNode roll) {
    private static final Set<String> PROVEN = Set.of("HASHED", "READ_BACK_CACHED", "READ_BACK");

    /** The rolls of a contract document. */
    public static List<RollAnswer> all(JsonNode document) {
        List<RollAnswer> rolls = new ArrayList<>();
        document.path("rolls").forEach(roll -> rolls.add(new RollAnswer(roll)));
        return rolls;
    }

    public String name() {
        return roll.path("roll").asText();
    }

    public boolean isOn(String light) {
        return roll.path("lights").path(light).path("on").asBoolean(false);
    }

    public String why(String light) {
        return roll.path("lights").path(light).path("why").asText("");
    }

    /** Whether every file has a copy on the archive tier that its own checksum vouches for. A roll without files has none. */
    public boolean isArchiveProven() {
        JsonNode files = roll.path("files");
        for (JsonNode file : files) {
            boolean proven = false;
            for (JsonNode copy : file.path("copies")) {
                proven |= "archive".equals(copy.path("tier").asText()) && PROVEN.contains(copy.path("strength").asText());
            }
            if (!proven) {
                return false;
            }
        }
        return !files.isEmpty();
    }

    public int clips() {
        return roll.path("clips").size();
    }

    public int proxies() {
        return roll.path("proxies").size();
    }

    /** The roll may be reused on set, and its archive copy is proven. */
    public boolean isGood() {
        return isOn("SAFE_TO_REUSE") && isArchiveProven();
    }

    /** All paths that a finding of the roll or of its files names. */
    public Set<String> pathsWithFindings() {
        Set<String> paths = new TreeSet<>();
        for (JsonNode finding : findings()) {
            paths.add(finding.path("path").asText());
        }
        return paths;
    }

    /** The findings of the roll, then those of its files. */
    public List<JsonNode> findings() {
        List<JsonNode> findings = new ArrayList<>();
        roll.path("findings").forEach(findings::add);
        for (JsonNode file : roll.path("files")) {
            file.path("findings").forEach(finding -> {
                if (!findings.contains(finding)) {
                    findings.add(finding);
                }
            });
        }
        return findings;
    }
}
