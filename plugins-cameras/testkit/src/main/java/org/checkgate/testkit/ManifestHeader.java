package org.checkgate.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of a manifest header such as Import-Package; OSGi Core, section 1.3.2.
 *
 * @param name       such as {@code org.checkgate.spi}
 * @param parameters attributes such as {@code version}, and directives with their colon, such as {@code resolution:}
 */
record ManifestHeader(String name, Map<String, String> parameters) {
    /** @param header null where it is absent */
    static List<ManifestHeader> parse(String header) {
        List<ManifestHeader> clauses = new ArrayList<>();
        for (String clause : split(header == null ? "" : header, ',')) {
            List<String> names = new ArrayList<>();
            Map<String, String> parameters = new HashMap<>();
            for (String part : split(clause, ';')) {
                int equals = part.indexOf('=');
                if (equals >= 0) {
                    parameters.put(part.substring(0, equals).strip(), part.substring(equals + 1).replace("\"", "").strip());
                } else if (!part.isEmpty()) {
                    names.add(part);
                }
            }
            names.forEach(name -> clauses.add(new ManifestHeader(name, Map.copyOf(parameters))));
        }
        return clauses;
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
