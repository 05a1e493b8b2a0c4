package org.checkgate.publish.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The few words of JSON Schema that the manifest's schema uses: required, type, const, enum, pattern, properties, items. */
final class SchemaFaults {
    private final List<String> faults = new ArrayList<>();

    private SchemaFaults() {
    }

    static List<String> of(JsonNode schema, JsonNode value) {
        SchemaFaults found = new SchemaFaults();
        found.check(schema, value, "");
        return found.faults;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        schema.path("required").forEach(name -> expect(value.has(name.asText()), at + "/" + name.asText() + " is missing"));
        if (schema.has("type")) {
            boolean fits = false;
            for (JsonNode type : schema.get("type").isArray() ? schema.get("type") : List.of(schema.get("type"))) {
                fits |= is(type.asText(), value);
            }
            expect(fits, at + " is no " + schema.get("type"));
        }
        expect(!schema.has("const") || schema.get("const").equals(value), at + " is not " + schema.get("const"));
        if (schema.has("enum")) {
            boolean fits = false;
            for (JsonNode one : schema.get("enum")) {
                fits |= one.equals(value);
            }
            expect(fits, at + " is none of " + schema.get("enum"));
        }
        if (schema.has("pattern")) {
            expect(Pattern.compile(schema.get("pattern").asText()).matcher(value.asText()).find(), at + " has another form: " + value);
        }
        schema.path("properties").fields().forEachRemaining(property -> {
            if (value.has(property.getKey())) {
                check(property.getValue(), value.get(property.getKey()), at + "/" + property.getKey());
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> check(schema.get("items"), item, at + "[]"));
        }
    }

    private void expect(boolean fits, String fault) {
        if (!fits) {
            faults.add(fault);
        }
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException(type);
        };
    }
}
