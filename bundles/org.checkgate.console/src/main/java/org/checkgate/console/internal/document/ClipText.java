package org.checkgate.console.internal.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Clip;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** A clip's description, word for word as the inspection wrote it. */
final class ClipText {
    private ClipText() {
    }

    /** One description that cannot be read must not hide all the others: it is replaced by a clip that says so. */
    static JsonNode of(Clip clip) {
        return of(clip.name(), clip.format(), clip.json());
    }

    static JsonNode of(String name, String format, String json) {
        try {
            JsonNode node = Json.MAPPER.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Said below, in the clip itself.
        }
        ObjectNode broken = Json.MAPPER.createObjectNode();
        broken.put("name", name).put("format", format).put("plugin", "");
        broken.putArray("files");
        broken.putObject("metadata");
        broken.putObject("raw");
        broken.set("findings", Json.MAPPER.valueToTree(List.of(new Finding("INSPECT_FAILED", Severity.INFO, "",
                "The stored description of this clip cannot be read.", "Have the roll inspected again; its files are not affected."))));
        return broken;
    }
}
