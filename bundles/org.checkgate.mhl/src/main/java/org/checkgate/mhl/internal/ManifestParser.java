package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.Author;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.Limits;
import org.checkgate.mhl.Reference;

/** Reads an ASC MHL 2.0 manifest in one pass; hands a classic list over to {@link ClassicParser}. */
final class ManifestParser {
    static final String NAMESPACE = "urn:ASC:MHL:v2.0";

    private final XmlCursor xml;
    private final ManifestSink sink;
    private final ManifestFacts facts = new ManifestFacts();

    private ManifestParser(XmlCursor xml, ManifestSink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /** The kinds are told apart by the root element, never by the file's name. */
    static ManifestFacts parse(InputStream in, Limits limits, ManifestSink sink) throws RefusedDocument, IOException {
        XmlCursor xml = new XmlCursor(in, limits);
        ManifestFacts facts;
        if (xml.name().equals("hashlist") && xml.namespace().equals(NAMESPACE)) {
            sink.begin(false);
            facts = new ManifestParser(xml, sink).hashList();
        } else if (ClassicParser.accepts(xml)) {
            sink.begin(true);
            facts = new ClassicParser(xml, sink).hashList();
        } else {
            throw RefusedDocument.malformed("The document is no hash list", null);
        }
        xml.finish();
        return facts;
    }

    /** Whether the document is a classic list, from its root element alone. */
    static boolean isClassic(InputStream in, Limits limits) throws IOException {
        try {
            return ClassicParser.accepts(new XmlCursor(in, limits));
        } catch (RefusedDocument e) {
            return false;
        }
    }

    private ManifestFacts hashList() throws RefusedDocument, IOException {
        facts.version = orEmpty(xml.attribute("version"));
        while (own(1)) {
            switch (xml.name()) {
                case "creatorinfo" -> creator();
                case "processinfo" -> process();
                case "hashes" -> hashes();
                case "references" -> references();
                default -> { }
            }
        }
        return facts;
    }

    /** The next child in the manifest's own namespace: anything else is someone's metadata, whatever its name. */
    private boolean own(int parent) throws RefusedDocument, IOException {
        while (xml.child(parent)) {
            if (xml.namespace().equals(NAMESPACE)) {
                return true;
            }
        }
        return false;
    }

    private void creator() throws RefusedDocument, IOException {
        int depth = xml.depth();
        while (own(depth)) {
            switch (xml.name()) {
                case "creationdate" -> facts.created = xml.text().trim();
                case "hostname" -> facts.hostname = xml.text();
                case "tool" -> {
                    facts.toolVersion = orEmpty(xml.attribute("version"));
                    facts.tool = xml.text();
                }
                case "author" -> author();
                case "location" -> facts.location = xml.text();
                case "comment" -> facts.comment = xml.text();
                default -> { }
            }
        }
    }

    /** Attributes beside the name as text; older files have child elements instead. */
    private void author() throws RefusedDocument, IOException {
        Map<String, String> facts = new HashMap<>();
        for (String name : List.of("email", "phone", "role")) {
            facts.put(name, orEmpty(xml.attribute(name)));
        }
        int depth = xml.depth();
        StringBuilder own = new StringBuilder();
        while (xml.childOrText(depth, own)) {
            facts.put(xml.name(), xml.text());
        }
        String name = own.toString().trim();
        this.facts.author(new Author(name.isEmpty() ? orEmpty(facts.get("name")) : name, facts.get("email"),
                facts.get("phone"), facts.get("role")));
    }

    private void process() throws RefusedDocument, IOException {
        int depth = xml.depth();
        while (own(depth)) {
            if (xml.name().equals("process")) {
                facts.process = xml.text().trim();
            } else if (xml.name().equals("roothash")) {
                root();
            } else if (xml.name().equals("ignore")) {
                int ignore = xml.depth();
                while (own(ignore)) {
                    if (xml.name().equals("pattern")) {
                        facts.ignore.add(xml.text());
                    }
                    if (facts.ignore.size() > IgnoreList.MAX || IgnoreList.tooLong(facts.ignore)) {
                        throw RefusedDocument.malformed("There are too many ignore patterns", null);
                    }
                }
            }
        }
    }

    private void hashes() throws RefusedDocument, IOException {
        int depth = xml.depth();
        while (own(depth)) {
            if (xml.name().equals("hash")) {
                file();
            } else if (xml.name().equals("directoryhash")) {
                directory();
            }
        }
    }

    private void file() throws RefusedDocument, IOException {
        int depth = xml.depth();
        String path = null;
        String size = null;
        String previous = null;
        List<FileStatement.StatedHash> hashes = new ArrayList<>(2);
        while (own(depth)) {
            switch (xml.name()) {
                case "path" -> {
                    size = xml.attribute("size");
                    path = XmlCursor.only(path, xml.text());
                }
                case "previousPath" -> previous = XmlCursor.only(previous, xml.text());
                case "metadata" -> { }
                default -> {
                    String format = HashTexts.ofAscMhl(xml.name());
                    String action = xml.attribute("action");
                    hashes.add(new FileStatement.StatedHash(format, xml.text().trim(), action));
                }
            }
            if (hashes.size() > 1_000) {
                throw RefusedDocument.malformed("A record has too many hashes", null);
            }
        }
        FileStatement statement = new FileStatement(required(path), FileStatement.size(size),
                size != null && FileStatement.size(size) < 0, hashes, previous);
        facts.count(statement);
        sink.file(statement);
    }

    private void directory() throws RefusedDocument, IOException {
        int depth = xml.depth();
        String path = null;
        String previous = null;
        Map<String, String> content = new LinkedHashMap<>();
        Map<String, String> structure = new LinkedHashMap<>();
        while (own(depth)) {
            switch (xml.name()) {
                case "path" -> path = XmlCursor.only(path, xml.text());
                case "previousPath" -> previous = XmlCursor.only(previous, xml.text());
                case "content" -> sums(content);
                case "structure" -> sums(structure);
                default -> { }
            }
        }
        facts.directories++;
        sink.directory(new FolderStatement(required(path), previous, both(content, structure)));
    }

    private void root() throws RefusedDocument, IOException {
        int depth = xml.depth();
        Map<String, String> content = new LinkedHashMap<>();
        Map<String, String> structure = new LinkedHashMap<>();
        while (own(depth)) {
            if (xml.name().equals("content")) {
                sums(content);
            } else if (xml.name().equals("structure")) {
                sums(structure);
            }
        }
        sink.root(new FolderStatement("", null, both(content, structure)));
    }

    private void sums(Map<String, String> sums) throws RefusedDocument, IOException {
        int depth = xml.depth();
        while (own(depth)) {
            String format = xml.name();
            String text = xml.text().trim();
            // Only what could be compared is kept, however many names someone invents.
            if (HashFormat.of(format).filter(HashFormat::inAscMhl).isPresent()) {
                sums.put(format, text);
            }
        }
    }

    private static List<FolderStatement.Sum> both(Map<String, String> content, Map<String, String> structure) {
        List<FolderStatement.Sum> sums = new ArrayList<>(1);
        content.forEach((format, text) -> {
            if (structure.containsKey(format)) {
                sums.add(new FolderStatement.Sum(format, text, structure.get(format)));
            }
        });
        return List.copyOf(sums);
    }

    private void references() throws RefusedDocument, IOException {
        int depth = xml.depth();
        while (own(depth)) {
            if (!xml.name().equals("hashlistreference")) {
                continue;
            }
            int reference = xml.depth();
            String path = null;
            String c4 = null;
            while (own(reference)) {
                if (xml.name().equals("path")) {
                    path = XmlCursor.only(path, xml.text());
                } else if (xml.name().equals("c4")) {
                    c4 = XmlCursor.only(c4, xml.text().trim());
                }
            }
            if (facts.references.size() >= 100_000) {
                throw RefusedDocument.malformed("There are too many references", null);
            }
            facts.references.add(new Reference(required(path), orEmpty(c4)));
            sink.reference(path, orEmpty(c4));
        }
    }

    private static String required(String path) throws RefusedDocument {
        if (path == null || path.isEmpty()) {
            throw RefusedDocument.malformed("A record has no path", null);
        }
        return path;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
