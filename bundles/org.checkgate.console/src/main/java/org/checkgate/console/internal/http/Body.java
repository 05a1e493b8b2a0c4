package org.checkgate.console.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/** A small JSON object that came with a request; its fields are texts. */
public final class Body {
    /** Larger than any sensible path and title. */
    private static final int LIMIT = 64 * 1024;

    private final JsonNode fields;

    private Body(JsonNode fields) {
        this.fields = fields;
    }

    /** @throws Refusal for anything but a JSON object whose fields are texts with these names */
    public static Body of(HttpServletRequest request, Set<String> known) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/json")) {
            throw new Refusal(415, "The body must be JSON (Content-Type: application/json).", "Send it as JSON.");
        }
        byte[] bytes = request.getInputStream().readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw new Refusal(413, "The body is larger than " + LIMIT + " bytes.", "Send less.");
        }
        JsonNode node = parse(bytes);
        node.fields().forEachRemaining(field -> {
            if (!known.contains(field.getKey())) {
                throw Refusal.badInput("There is no field \"" + Words.shown(field.getKey()) + "\" here.",
                        "Known are " + String.join(", ", known.stream().sorted().toList()) + ".");
            }
            if (!field.getValue().isTextual() && !field.getValue().isNull()) {
                throw Refusal.badInput("\"" + field.getKey() + "\" must be a text.", "Put it in quotes and send it again.");
            }
        });
        return new Body(node);
    }

    /** As {@link #of}; a request without a body is one without fields. */
    public static Body optional(HttpServletRequest request, Set<String> known) throws IOException {
        long length = request.getContentLengthLong();
        boolean none = length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null;
        return none ? new Body(Json.MAPPER.createObjectNode()) : of(request, known);
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            JsonNode node = Json.MAPPER.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Answered below: where in the text it broke helps nobody who wrote it with a program.
        }
        throw Refusal.badInput("The body is not a JSON object.", "Correct it and send it again.");
    }

    /** The field's text without surrounding blanks; empty when it is absent or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue).map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** The field's text to the letter: blanks may be part of a file's name. */
    public Optional<String> exact(String name) {
        return Optional.ofNullable(fields.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    public String needed(String name, String next) {
        return text(name).orElseThrow(() -> Refusal.badInput("\"" + name + "\" is missing.", next));
    }
}
