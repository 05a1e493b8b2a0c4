package org.checkgate.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.checkgate.spi.CameraPlugin;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A built plugin: its manifest, its classes, the components that it declares. Opened anew for each question. */
final class PluginJar {
    private static final int LARGEST_DESCRIPTION = 1 << 20;

    private final Path file;

    PluginJar(Path file) {
        this.file = file;
    }

    /** A header of its manifest; empty where it is absent. @throws Broken when the file is no jar */
    String header(String name) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Attributes manifest = jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
            String value = manifest.getValue(name);
            return value == null ? "" : value;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    List<ManifestHeader> clauses(String header) {
        return ManifestHeader.parse(header(header));
    }

    /** The paths of its classes that any Java sees, and the version of the class file of each. */
    List<ClassFile> classes() {
        List<ClassFile> classes = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        byte[] head = in.readNBytes(8);
                        classes.add(new ClassFile(name, head.length < 8 ? 0 : (head[6] & 0xff) << 8 | head[7] & 0xff));
                    }
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return classes;
    }

    /** @param version the major version: 61 is Java 17's (JVM specification, table 4.1-A) */
    record ClassFile(String path, int version) {
    }

    /** The components in the files that Service-Component names; OSGi Compendium, chapter 112. @throws Broken when one is not there */
    List<Element> components() {
        List<Element> components = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (ManifestHeader description : clauses("Service-Component")) {
                JarEntry entry = jar.getJarEntry(description.name());
                Broken.unless(entry != null, "The manifest names the component description " + description.name() + ", which is not in the jar.");
                try (InputStream in = jar.getInputStream(entry)) {
                    components.addAll(components(in.readNBytes(LARGEST_DESCRIPTION)));
                } catch (SAXException e) {
                    throw new Broken("The component description " + description.name() + " is no XML: " + e.getMessage(), e);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return components;
    }

    private static List<Element> components(byte[] xml) throws IOException, SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return elements(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getElementsByTagNameNS("*", "component"));
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The component that publishes a camera plugin. @throws Broken when there is none, or more than one */
    Element pluginComponent() {
        List<Element> plugins = components().stream().filter(c -> elements(c.getElementsByTagName("provide")).stream()
            .anyMatch(p -> p.getAttribute("interface").equals(CameraPlugin.class.getName()))).toList();
        Broken.unless(plugins.size() == 1, plugins.size() + " components provide " + CameraPlugin.class.getName()
            + "; there is to be one. Annotate the class with @Component of org.osgi.service.component.annotations.");
        return plugins.get(0);
    }

    /** The class of {@link #pluginComponent}; empty where the description names none. */
    String implementation() {
        return elements(pluginComponent().getElementsByTagName("implementation")).stream().map(i -> i.getAttribute("class")).findFirst().orElse("");
    }

    /**
     * Loads it as the appliance does: nothing but the JDK, the interface, the jar and the jars nested in it.
     *
     * @param folder where nested jars are unpacked to
     */
    URLClassLoader loader(Path folder) {
        List<URL> path = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            path.add(file.toUri().toURL());
            for (ManifestHeader nested : clauses("Bundle-ClassPath")) {
                JarEntry entry = jar.getJarEntry(nested.name());
                if (entry != null && !entry.isDirectory() && entry.getName().endsWith(".jar")) {
                    Path copy = Files.createTempFile(folder, "nested", ".jar");
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.write(copy, in.readAllBytes());
                    }
                    path.add(copy.toUri().toURL());
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return new URLClassLoader(path.toArray(new URL[0]), new SpiOnly());
    }

    /** Sees of the class path nothing but the interface. */
    private static final class SpiOnly extends ClassLoader {
        SpiOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.checkgate.spi.")) {
                return CameraPlugin.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name + " is neither of the JDK nor of the interface, and not in the jar");
        }
    }

    private Broken unreadable(IOException e) {
        return new Broken("'" + file.getFileName() + "' cannot be read as a jar: " + e.getMessage(), e);
    }
}
