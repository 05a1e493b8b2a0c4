package org.checkgate.inspect.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A manifest header such as Import-Package: names with their {@code version} attribute; OSGi Core, section 1.3.2. */
final class ManifestHeader {
    private ManifestHeader() {
    }

    /** Name to version, which is empty where none is stated. */
    static Map<String, String> parse(String header) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String clause : split(header == null ? "" : header, ',')) {
            List<String> parts = split(clause, ';');
            String version = "";
            for (String part : parts) {
                if (part.matches("(?s)version\\s*=.*")) {
                    version = part.substring(part.indexOf('=') + 1).replace("\"", "").strip();
                }
            }
            for (String part : parts) {
                if (!part.isEmpty() && part.indexOf('=') < 0) {
                    names.put(part, version);
                }
            }
        }
        return names;
    }

    /** The clauses, each as its names, attributes and directives. */
    static List<List<String>> clauses(String header) {
        return header == null || header.isBlank() ? List.of() : split(header, ',').stream().map(clause -> split(clause, ';')).toList();
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
