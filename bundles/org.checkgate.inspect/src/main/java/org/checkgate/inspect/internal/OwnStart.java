package org.checkgate.inspect.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.RenderAbility;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Whether a bundle runs code of its own in the framework that merely holds it. A plugin is made when its service is asked for, which
 * happens in a process of its own. An activator, a component that is immediate, a fragment, or a service of a kind that somebody in the
 * appliance looks for (such as handlers of events) would run in the appliance.
 */
final class OwnStart {
    private static final int LARGEST_COMPONENT = 1 << 20;
    /** By these headers somebody starts code of a bundle, or of one that it adds itself to: OSGi Core 3.2.1, and extenders of Karaf and Aries. */
    private static final List<String> STARTERS = List.of("Bundle-Activator", "ExtensionBundle-Activator", "Fragment-Host", "Karaf-Commands",
        "Bundle-Blueprint", "Web-ContextPath", "Meta-Persistence", "SPI-Provider", "SPI-Consumer");
    private static final Set<String> SERVICES = Set.of(CameraPlugin.class.getName(), RenderAbility.class.getName());

    private OwnStart() {
    }

    /** What it is, for a sentence; empty when there is none. */
    static Optional<String> of(JarFile jar, Attributes manifest) throws IOException {
        Optional<String> starter = STARTERS.stream().filter(header -> manifest.getValue(header) != null).findFirst();
        if (starter.isPresent()) {
            return Optional.of("the header " + starter.get());
        }
        String components = manifest.getValue("Service-Component");
        // Blanks part names as commas do, for who reads them in the framework.
        for (String name : components == null ? new String[0] : components.strip().split("[,\\s]+")) {
            if (name.contains("*")) {
                return Optional.of("components that are named by a pattern (" + name + ")");
            }
            ZipEntry entry = jar.getEntry(name);
            if (entry == null || entry.isDirectory()) {
                // The framework looks for it in more ways than this, and might find one.
                return Optional.of("a component that is not where its manifest says (" + name + ")");
            }
            Optional<String> own = ofComponents(jar, entry);
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofComponents(JarFile jar, ZipEntry entry) throws IOException {
        byte[] description;
        try (InputStream content = jar.getInputStream(entry)) {
            // The size that it states may be a lie.
            description = content.readNBytes(LARGEST_COMPONENT + 1);
        }
        if (description.length > LARGEST_COMPONENT) {
            throw new IOException(entry.getName() + " is too large for a component.");
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            // One description may hold several.
            NodeList components = factory.newDocumentBuilder().parse(new ByteArrayInputStream(description)).getElementsByTagNameNS("*", "component");
            for (int i = 0; i < components.getLength(); i++) {
                Optional<String> own = ofComponent((Element) components.item(i), entry.getName());
                if (own.isPresent()) {
                    return own;
                }
            }
            return Optional.empty();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(entry.getName() + " is no component's description: " + e.getMessage(), e);
        }
    }

    /** OSGi Compendium 112.2.2: a component is immediate when it says so, or when it has no service. */
    private static Optional<String> ofComponent(Element component, String file) {
        String immediate = component.getAttribute("immediate");
        NodeList services = component.getElementsByTagNameNS("*", "provide");
        if (!immediate.isEmpty() && !immediate.equals("false") || services.getLength() == 0 || !component.getAttribute("factory").isEmpty()) {
            return Optional.of("a component that starts by itself (" + file + ")");
        }
        for (int i = 0; i < services.getLength(); i++) {
            String service = ((Element) services.item(i)).getAttribute("interface");
            if (!SERVICES.contains(service)) {
                return Optional.of("a component that somebody in the appliance may start, as it offers " + service + " (" + file + ")");
            }
        }
        return Optional.empty();
    }
}
