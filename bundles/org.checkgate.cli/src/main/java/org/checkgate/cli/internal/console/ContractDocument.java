package org.checkgate.cli.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * The document of {@code ingest --wait --json} and {@code demo --once --json}, with the fields of the outside contract and
 * no others: what the API tells beyond them may change.
 */
public final class ContractDocument {
    private static final String[] LIGHTS = {"SAFE_TO_UNPLUG", "SAFE_TO_REUSE", "SAFE_TO_CLEAR"};

    private ContractDocument() {
    }

    /**
     * @param drive   what the API says of a drive
     * @param demo    whether this is the demo's
     * @param resumed whether an earlier run was continued
     */
    public static ObjectNode of(JsonNode drive, boolean demo, boolean resumed) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("demo", demo);
        document.put("resumed", resumed);
        document.set("rolls", each(drive.path("rolls"), ContractDocument::roll));
        document.set("other", each(drive.path("other"), other -> other));
        document.set("transfer", pick(drive.path("transfer"), "sourceBytesRead", "bytesStaged", "bytesSynced", "bytesSentTwice"));
        return document;
    }

    private static JsonNode roll(JsonNode from) {
        ObjectNode roll = pick(from, "title", "day", "unit", "roll", "kind");
        roll.set("files", each(from.path("files"), ContractDocument::file));
        ObjectNode lights = roll.putObject("lights");
        for (String light : LIGHTS) {
            lights.set(light, pick(from.path("lights").path(light), "on", "why"));
        }
        roll.set("findings", each(from.path("findings"), ContractDocument::finding));
        roll.set("clips", each(from.path("clips"), clip -> clip));
        roll.set("proxies", each(from.path("proxies"), p -> pick(p, "clip", "key", "width", "height", "frames", "startTimecode")));
        roll.set("manifestKey", from.path("manifestKey").isTextual() ? from.get("manifestKey") : JsonNodeFactory.instance.nullNode());
        return roll;
    }

    private static JsonNode file(JsonNode from) {
        ObjectNode file = pick(from, "path", "size", "hashes");
        file.set("copies", each(from.path("copies"), copy -> pick(copy, "tier", "key", "strength", "at")));
        file.set("findings", each(from.path("findings"), ContractDocument::finding));
        return file;
    }

    private static JsonNode finding(JsonNode from) {
        return pick(from, "code", "severity", "path", "sentence", "next");
    }

    private static ObjectNode pick(JsonNode from, String... names) {
        ObjectNode picked = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            if (from.has(name)) {
                picked.set(name, from.get(name));
            }
        }
        return picked;
    }

    private static ArrayNode each(JsonNode array, UnaryOperator<JsonNode> change) {
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> changed.add(change.apply(element)));
        return changed;
    }
}
