package org.checkgate.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;

/** Reports as the outside contract's {@code inspect} document. What is absent in the report is absent here. */
public final class InspectJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private InspectJson() {
    }

    /** The whole document. {@code findings} stands in it only when a plugin failed for the card as a whole. */
    public static ObjectNode document(CardReport report) {
        ObjectNode node = NODES.objectNode();
        ArrayNode clips = node.putArray("clips");
        report.clips().forEach(c -> clips.add(clip(c)));
        ArrayNode unrecognised = node.putArray("unrecognised");
        report.unrecognised().forEach(unrecognised::add);
        if (!report.findings().isEmpty()) {
            node.set("findings", findings(report.findings()));
        }
        return node;
    }

    /** One clip of the document. */
    public static ObjectNode clip(ClipReport report) {
        ObjectNode node = NODES.objectNode();
        node.put("name", report.clip().name());
        node.put("format", report.clip().format());
        node.put("plugin", report.plugin());
        ArrayNode files = node.putArray("files");
        for (ClipFile file : report.clip().files()) {
            files.addObject().put("path", file.path()).put("role", file.role().text()).put("order", file.order());
        }
        report.recipe().ifPresent(recipe -> node.putObject("render").put("way", recipe.way().text()).put("role", recipe.role().text())
            .put("rate", recipe.rate().text()).put("squeeze", recipe.squeeze()));
        ObjectNode metadata = node.putObject("metadata");
        report.inspection().metadata().forEach((field, fact) -> metadata.set(field.text(), fact(fact)));
        ObjectNode raw = node.putObject("raw");
        report.inspection().raw().forEach((space, keys) -> {
            ObjectNode values = raw.putObject(space);
            keys.forEach(values::put);
        });
        node.set("findings", findings(report.inspection().findings()));
        return node;
    }

    private static ObjectNode fact(Fact fact) {
        ObjectNode node = NODES.objectNode();
        Object value = fact.value();
        if (value instanceof Timecode timecode) {
            node.putObject("value").put("text", timecode.text()).put("frames", timecode.frames())
                .put("rate", timecode.rate().text()).put("dropFrame", timecode.dropFrame());
        } else if (value instanceof Rate rate) {
            node.put("value", rate.text());
        } else if (value instanceof Long number) {
            node.put("value", number);
        } else if (value instanceof Double number) {
            node.put("value", number);
        } else if (value instanceof Boolean flag) {
            node.put("value", flag);
        } else if (value instanceof List<?> texts) {
            ArrayNode array = node.putArray("value");
            texts.forEach(t -> array.add((String) t));
        } else {
            node.put("value", (String) value);
        }
        return node.put("source", fact.source()).put("confidence", fact.confidence().text());
    }

    private static ArrayNode findings(List<Finding> findings) {
        ArrayNode array = NODES.arrayNode();
        for (Finding f : findings) {
            array.addObject().put("code", f.code()).put("severity", f.severity().name()).put("path", f.path())
                .put("sentence", f.sentence()).put("next", f.next());
        }
        return array;
    }
}
