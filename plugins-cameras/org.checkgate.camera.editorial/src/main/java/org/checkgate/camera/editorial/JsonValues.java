package org.checkgate.camera.editorial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plain values of a JSON text by path: members by name, elements by number from 1, as in {@code contexts/1/canvases/2/label}.
 * Nothing of it is ever made into an object of the program.
 */
final class JsonValues {
    private static final int MOST_VALUES = 5000;
    private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
        .maxNestingDepth(64).maxStringLength(16_384).maxNumberLength(64).maxNameLength(1024).build()).build();

    private JsonValues() {
    }

    /**
     * @return in the text's order; of more than some thousand, the first
     * @throws IOException when the text is no JSON, or no object
     */
    static Map<String, String> read(SidecarText text) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser json = FACTORY.createParser(text.text())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The file is no JSON object.");
            }
            int depth = 1;
            while (depth > 0 && values.size() < MOST_VALUES) {
                JsonToken token = json.nextToken();
                if (token == null) {
                    throw new IOException("The file is no JSON: it ends before its object does.");
                } else if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.putIfAbsent(path(json), json.getText());
                }
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException("The file is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
        return values;
    }

    private static String path(JsonParser json) {
        StringBuilder path = new StringBuilder();
        for (var at = json.getParsingContext(); at != null && !at.inRoot(); at = at.getParent()) {
            String step = at.inArray() ? String.valueOf(at.getCurrentIndex() + 1) : at.getCurrentName();
            path.insert(0, path.length() == 0 ? step : step + "/");
        }
        return path.toString();
    }
}
