package org.checkgate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A plugin's jar as bnd would build it, and then whatever somebody did wrong. */
final class BuiltJar {
    private static final String DESCRIPTION = "OSGI-INF/tally.xml";

    private final Map<String, String> headers = new LinkedHashMap<>(Map.of(
        "Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "com.example.tally;singleton:=true",
        "Bundle-Version", "1.0.0.SNAPSHOT", "Import-Package", "java.io,javax.xml.stream,org.checkgate.spi;version=\"[1.0,2)\"",
        "Require-Capability", "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0)(!(version>=2.0.0)))\"",
        "Service-Component", DESCRIPTION));
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    BuiltJar(Class<?> plugin) throws IOException {
        withClass(plugin);
        component("", plugin.getName());
    }

    /** @param value null takes the header away */
    BuiltJar header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    BuiltJar entry(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    BuiltJar withClass(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            return entry(path, in.readAllBytes());
        }
    }

    /** @param attributes of the component, such as {@code immediate="true"} */
    BuiltJar component(String attributes, String implementation, String... children) {
        return entry(DESCRIPTION, ("<?xml version=\"1.0\"?>\n<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"tally\" "
            + attributes + ">"
            + "<service><provide interface=\"org.checkgate.spi.CameraPlugin\"/></service>" + String.join("", children)
            + "<implementation class=\"" + implementation + "\"/></scr:component>").getBytes(StandardCharsets.UTF_8));
    }

    Path in(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> {
            if (value != null) {
                manifest.getMainAttributes().putValue(name, value);
            }
        });
        Path file = Files.createTempFile(folder, "plugin", ".jar");
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return file;
    }
}
