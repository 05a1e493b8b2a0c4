package org.checkgate.console.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;

/** A small JSON object that came with a request; its fields are texts, where nothing else is said. */
public final class Body {
    /** Larger than any sensible path and title. */
    private static final int LIMIT = 64 * 1024;
    /** Signs that break a line, or turn its reading round (Unicode's bidirectional controls). */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");
    private static final String AGAIN = "Correct it and send it again.";

    private final JsonNode fields;

    private Body(JsonNode fields) {
        this.fields = fields;
    }

    /** @throws Refusal for anything but a JSON object whose fields are texts with these names */
    public static Body of(HttpServletRequest request, Set<String> known) throws IOException {
        return of(request, known, Set.of());
    }

    /**
     * As above, with fields that are no texts besides; what each must be says who reads it.
     *
     * @throws Refusal for anything but a JSON object with fields of these names
     */
    public static Body of(HttpServletRequest request, Set<String> texts, Set<String> others) throws IOException {
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
            if (!texts.contains(field.getKey()) && !others.contains(field.getKey())) {
                throw Refusal.badInput("There is no field \"" + Words.shown(field.getKey()) + "\" here.",
                        "Known are " + String.join(", ", Stream.concat(texts.stream(), others.stream()).sorted().toList()) + ".");
            }
            if (texts.contains(field.getKey()) && !field.getValue().isTextual() && !field.getValue().isNull()) {
                throw mustBe(field.getKey(), "a text", "Put it in quotes and send it again.");
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
        throw Refusal.badInput("The body is not a JSON object.", AGAIN);
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

    /**
     * A text that must be there and fits into a sentence: one line, without signs that nobody sees.
     *
     * @param most so many characters at most
     */
    public String line(String name, int most, String next) {
        String text = needed(name, next);
        if (text.codePointCount(0, text.length()) > most || UNSEEN.matcher(text).find()) {
            throw mustBe(name, "one line of at most " + most + " characters", next);
        }
        return text;
    }

    /** A whole number from 0; empty when it is absent. */
    public OptionalLong number(String name) {
        Optional<JsonNode> field = present(name);
        if (field.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!field.get().isIntegralNumber() || !field.get().canConvertToLong() || field.get().longValue() < 0) {
            throw mustBe(name, "a whole number from 0", AGAIN);
        }
        return OptionalLong.of(field.get().longValue());
    }

    /** False when it is absent. */
    public boolean flag(String name) {
        Optional<JsonNode> field = present(name);
        if (field.isPresent() && !field.get().isBoolean()) {
            throw mustBe(name, "true or false", AGAIN);
        }
        return field.isPresent() && field.get().booleanValue();
    }

    /** Texts to the letter; empty when the field is absent. */
    public Optional<List<String>> texts(String name) {
        Optional<JsonNode> field = present(name);
        List<String> texts = new ArrayList<>();
        field.ifPresent(list -> list.forEach(text -> texts.add(text.textValue())));
        if (field.isPresent() && (!field.get().isArray() || texts.contains(null))) {
            throw mustBe(name, "a list of texts", AGAIN);
        }
        return field.map(list -> texts);
    }

    private Optional<JsonNode> present(String name) {
        return Optional.ofNullable(fields.get(name)).filter(field -> !field.isNull());
    }

    private static Refusal mustBe(String name, String what, String next) {
        return Refusal.badInput("\"" + name + "\" must be " + what + ".", next);
    }
}
