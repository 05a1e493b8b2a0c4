package org.checkgate.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;

/** The floors of the house: who may import what. Judges a bundle by its manifest alone. */
final class Floors {
    static final String OURS = "org.checkgate.";

    private static final Map<String, Integer> FLOOR = Map.ofEntries(
            Map.entry("spi", 0), Map.entry("mhl", 0),
            Map.entry("ledger", 1), Map.entry("store", 1), Map.entry("process", 1),
            Map.entry("intake", 2), Map.entry("transfer", 2), Map.entry("inspect", 2), Map.entry("render", 2), Map.entry("publish", 2),
            Map.entry("routes", 3), Map.entry("console", 3));

    /** Families of packages that one bundle alone may import. */
    private static final Map<String, Set<String>> RESERVED = new TreeMap<>(Map.ofEntries(
            Map.entry("javax.xml.stream", Set.of("mhl")),
            Map.entry("java.sql", Set.of("ledger")), Map.entry("javax.sql", Set.of("ledger")), Map.entry("org.h2", Set.of("ledger")),
            Map.entry("io.minio", Set.of("transfer")), Map.entry("software.amazon.awssdk", Set.of("transfer", "publish")),
            Map.entry("org.apache.tika", Set.of("inspect")),
            Map.entry("org.apache.camel", Set.of("routes")),
            Map.entry("javax.servlet", Set.of("console")), Map.entry("org.apache.karaf.shell", Set.of("console")),
            Map.entry("io.micrometer", Set.of("console")), Map.entry("io.prometheus", Set.of("console"))));

    private Floors() {
    }

    /** What is wrong with one of our own bundles; empty when nothing is. */
    static List<String> violations(String symbolicName, Attributes manifest) {
        List<String> wrong = new ArrayList<>();
        String name = symbolicName.substring(OURS.length());
        Integer floor = FLOOR.get(name);
        if (floor == null) {
            return List.of(symbolicName + " stands on no floor; add it to the table");
        }
        if (manifest.getValue("DynamicImport-Package") != null) {
            wrong.add(symbolicName + " has DynamicImport-Package");
        }
        for (ManifestClause clause : ManifestClause.parse(manifest.getValue("Import-Package"))) {
            if (clause.optional()) {
                wrong.add(symbolicName + " imports " + clause.name() + " optionally");
            }
            RESERVED.forEach((family, owners) -> {
                if (clause.inFamily(family) && !owners.contains(name)) {
                    wrong.add(symbolicName + " imports " + clause.name() + ", which only " + owners + " may");
                }
            });
            if (clause.name().startsWith(OURS)) {
                String from = clause.name().substring(OURS.length()).split("\\.")[0];
                if (!from.equals(name) && (FLOOR.get(from) == null || FLOOR.get(from) >= floor)) {
                    wrong.add(symbolicName + " (floor " + floor + ") imports " + clause.name() + ", which is not below it");
                }
            }
        }
        for (ManifestClause clause : ManifestClause.parse(manifest.getValue("Export-Package"))) {
            if (!clause.name().equals(symbolicName)) {
                wrong.add(symbolicName + " exports " + clause.name() + "; only " + symbolicName + " is for others");
            }
        }
        return wrong;
    }

    /** A camera plugin imports the SPI and the JDK, and exports nothing. */
    static List<String> pluginViolations(String symbolicName, Attributes manifest) {
        List<String> wrong = new ArrayList<>();
        for (ManifestClause clause : ManifestClause.parse(manifest.getValue("Import-Package"))) {
            boolean jdk = clause.name().startsWith("java.") || clause.name().startsWith("javax.xml.");
            if (!jdk && !clause.name().equals("org.checkgate.spi") || clause.optional()) {
                wrong.add(symbolicName + " imports " + clause.name());
            }
        }
        if (manifest.getValue("Export-Package") != null) {
            wrong.add(symbolicName + " exports packages");
        }
        if (manifest.getValue("DynamicImport-Package") != null) {
            wrong.add(symbolicName + " has DynamicImport-Package");
        }
        return wrong;
    }

    /** An embedding bundle may import optionally what the JRE itself offers, and nothing dynamically. */
    static List<String> embeddingViolations(String symbolicName, Attributes manifest) {
        List<String> wrong = new ArrayList<>();
        for (ManifestClause clause : ManifestClause.parse(manifest.getValue("Import-Package"))) {
            boolean jre = clause.name().matches("(java|javax|jdk)\\..*|org\\.w3c\\.dom.*|org\\.xml\\.sax.*|org\\.ietf\\.jgss");
            if (clause.optional() && !jre) {
                wrong.add(symbolicName + " imports " + clause.name() + " optionally, which is not the JRE's own");
            }
        }
        if (manifest.getValue("DynamicImport-Package") != null) {
            wrong.add(symbolicName + " has DynamicImport-Package");
        }
        return wrong;
    }
}
