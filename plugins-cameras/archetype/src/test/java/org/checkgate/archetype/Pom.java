package org.checkgate.archetype;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a pom, or the archetype's descriptor, says, as far as the tests ask. */
final class Pom {
    private final Document document;

    Pom(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(in);
        }
    }

    /** The elements of that name, wherever they are. */
    List<Element> all(String name) {
        return elements(document.getElementsByTagName(name));
    }

    /** Each plugin's version, by its artifact. */
    Map<String, String> pluginVersions() {
        Map<String, String> versions = new TreeMap<>();
        for (Element plugin : all("plugin")) {
            String version = text(plugin, "version");
            if (!version.isEmpty()) {
                versions.put(text(plugin, "artifactId"), version);
            }
        }
        return versions;
    }

    /** The text of the first child of that name; empty where there is none. */
    static String text(Element parent, String child) {
        return elements(parent.getElementsByTagName(child)).stream().findFirst().map(e -> e.getTextContent().strip()).orElse("");
    }

    static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
