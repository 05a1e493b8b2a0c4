package org.checkgate.ledger.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.RollAnswer;

/** A clip as inspection writes it, for tests. */
final class DescribedClip {
    private final String name;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<String> findings = new ArrayList<>();
    private String plugin = "quicktime";
    private String version = "1.0.0";
    private String role = "essence";

    private DescribedClip(String name) {
        this.name = name;
    }

    static DescribedClip named(String name) {
        return new DescribedClip(name);
    }

    DescribedClip by(String plugin, String version) {
        this.plugin = plugin;
        this.version = version;
        return this;
    }

    DescribedClip role(String role) {
        this.role = role;
        return this;
    }

    DescribedClip text(String field, String value) {
        return field(field, "\"" + value + "\"");
    }

    DescribedClip field(String field, String json) {
        metadata.put(field, json);
        return this;
    }

    DescribedClip from(String start, String end) {
        return timecode("startTimecode", start).timecode("endTimecode", end);
    }

    private DescribedClip timecode(String field, String text) {
        return field(field, "{\"text\":\"" + text + "\",\"frames\":1,\"rate\":\"25/1\",\"dropFrame\":false}");
    }

    DescribedClip finding(String code, String sentence) {
        findings.add("{\"code\":\"" + code + "\",\"severity\":\"INFO\",\"path\":\"\",\"sentence\":\"" + sentence + "\",\"next\":\"\"}");
        return this;
    }

    String json() {
        StringBuilder facts = new StringBuilder();
        metadata.forEach((field, value) -> facts.append(facts.isEmpty() ? "" : ",").append("\"").append(field).append("\":{\"value\":").append(value)
                .append(",\"source\":\"test\",\"confidence\":\"read\"}"));
        return "{\"name\":\"" + name + "\",\"format\":\"quicktime\",\"plugin\":\"" + plugin + "\",\"files\":[{\"path\":\"" + name + ".mov\",\"role\":\"" + role
                + "\",\"order\":0}],\"metadata\":{" + facts + "},\"raw\":{},\"findings\":[" + String.join(",", findings) + "]}";
    }

    Clip clip() {
        return new Clip(0, 0, name, "quicktime", json(), name + ".mov", true, Optional.empty(), Optional.of("25/1"), 100);
    }

    RollAnswer.Described described() {
        return new RollAnswer.Described(clip(), version);
    }
}
