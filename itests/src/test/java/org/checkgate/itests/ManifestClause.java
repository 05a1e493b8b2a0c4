package org.checkgate.itests;

import java.util.ArrayList;
import java.util.List;

/** A package of a manifest header with its directives (OSGi Core, 3.2.5). */
record ManifestClause(String name, boolean optional) {

    static List<ManifestClause> parse(String header) {
        List<ManifestClause> clauses = new ArrayList<>();
        if (header == null) {
            return clauses;
        }
        StringBuilder clause = new StringBuilder();
        boolean quoted = false;
        for (char c : (header + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ',' && !quoted) {
                add(clauses, clause.toString());
                clause.setLength(0);
            } else {
                clause.append(c);
            }
        }
        return clauses;
    }

    private static void add(List<ManifestClause> to, String clause) {
        boolean optional = clause.replace(" ", "").contains("resolution:=optional")
                || clause.replace(" ", "").contains("resolution:=\"optional\"");
        for (String part : clause.split(";")) {
            // Several names may share one set of directives; what holds a sign of equality is none of them.
            if (!part.contains("=") && !part.isBlank()) {
                to.add(new ManifestClause(part.strip(), optional));
            }
        }
    }

    boolean inFamily(String family) {
        return name.equals(family) || name.startsWith(family + ".");
    }
}
