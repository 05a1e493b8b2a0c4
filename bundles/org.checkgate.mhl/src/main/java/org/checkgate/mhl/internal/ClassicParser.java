package org.checkgate.mhl.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a classic MHL 1.x list: no namespace, records directly below the root. */
final class ClassicParser {
    private static final Set<String> FACTS_OF_A_FILE =
            Set.of("creationdate", "lastmodificationdate", "hashdate", "metadata");

    private final XmlCursor xml;
    private final ManifestSink sink;
    private final ManifestFacts facts = new ManifestFacts();

    ClassicParser(XmlCursor xml, ManifestSink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /** Old writers leave the version out; 2.0 without its namespace is neither kind. */
    static boolean accepts(XmlCursor xml) {
        String version = xml.attribute("version");
        return xml.name().equals("hashlist") && xml.namespace().isEmpty()
                && (version == null || version.trim().startsWith("1"));
    }

    ManifestFacts hashList() throws RefusedDocument, IOException {
        facts.classic = true;
        facts.version = xml.attribute("version") == null ? "" : xml.attribute("version").trim();
        while (xml.child(1)) {
            if (!xml.namespace().isEmpty()) {
                continue;
            }
            if (xml.name().equals("creatorinfo")) {
                creator();
            } else if (xml.name().equals("hash")) {
                file();
            }
        }
        return facts;
    }

    private void creator() throws RefusedDocument, IOException {
        int depth = xml.depth();
        while (xml.child(depth)) {
            switch (xml.name()) {
                case "hostname" -> facts.hostname = xml.text();
                case "tool" -> facts.tool = xml.text();
                case "startdate" -> facts.created = facts.created.isEmpty() ? xml.text().trim() : facts.created;
                case "finishdate" -> facts.created = xml.text().trim();
                default -> { }
            }
        }
    }

    private void file() throws RefusedDocument, IOException {
        int depth = xml.depth();
        String path = null;
        String size = null;
        List<FileStatement.StatedHash> hashes = new ArrayList<>(2);
        while (xml.child(depth)) {
            if (!xml.namespace().isEmpty() || FACTS_OF_A_FILE.contains(xml.name())) {
                continue;
            }
            switch (xml.name()) {
                case "file" -> path = XmlCursor.only(path, xml.text());
                case "size" -> size = XmlCursor.only(size, xml.text());
                default -> {
                    String format = xml.name();
                    hashes.add(new FileStatement.StatedHash(format, xml.text().trim(), null));
                }
            }
            if (hashes.size() > 1_000) {
                throw RefusedDocument.malformed("A record has too many hashes", null);
            }
        }
        if (path == null || path.isEmpty()) {
            throw RefusedDocument.malformed("A record has no file", null);
        }
        FileStatement statement = new FileStatement(path, FileStatement.size(size),
                size != null && FileStatement.size(size) < 0, hashes, null);
        facts.count(statement);
        sink.file(statement);
    }
}
