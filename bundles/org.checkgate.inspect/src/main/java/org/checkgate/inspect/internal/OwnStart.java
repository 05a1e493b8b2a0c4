package org.checkgate.inspect.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Whether a bundle runs code of its own in the framework that merely holds it. A plugin is made when its service is asked for, which
 * happens in a process of its own; an activator, or a component that is immediate, would run in the appliance.
 */
final class OwnStart {
    private static final int LARGEST_COMPONENT = 1 << 20;

    private OwnStart() {
    }

    /** What it is, for a sentence; empty when there is none. */
    static Optional<String> of(JarFile jar, Attributes manifest) throws IOException {
        if (manifest.getValue("Bundle-Activator") != null) {
            return Optional.of("a Bundle-Activator");
        }
        String components = manifest.getValue("Service-Component");
        for (String pattern : components == null ? new String[0] : components.split(",")) {
            String name = pattern.strip();
            if (name.contains("*")) {
                return Optional.of("components that are named by a pattern (" + name + ")");
            }
            ZipEntry entry = jar.getEntry(name);
            if (entry != null && startsByItself(jar, entry)) {
                return Optional.of("a component that starts by itself (" + name + ")");
            }
        }
        return Optional.empty();
    }

    /** OSGi Compendium 112.2.2: a component is immediate when it says so, or when it has no service. */
    private static boolean startsByItself(JarFile jar, ZipEntry entry) throws IOException {
        if (entry.getSize() > LARGEST_COMPONENT) {
            throw new IOException(entry.getName() + " is too large for a component.");
        }
        try (InputStream content = jar.getInputStream(entry)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(content);
            Element component = document.getDocumentElement();
            return "true".equals(component.getAttribute("immediate")) || component.getElementsByTagNameNS("*", "service").getLength() == 0
                || !component.getAttribute("factory").isEmpty();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(entry.getName() + " is no component's description: " + e.getMessage(), e);
        }
    }
}
