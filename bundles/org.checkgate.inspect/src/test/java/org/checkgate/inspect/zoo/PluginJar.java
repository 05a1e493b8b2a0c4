package org.checkgate.inspect.zoo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.checkgate.spi.RenderAbility;

/** Packs a class of these tests into a bundle, as a real plugin is packed. */
public final class PluginJar {
    private PluginJar() {
    }

    /** Under a hidden name first, as the guide says. */
    public static Path pack(Class<?> plugin, String version, Path jar) throws IOException {
        Path hidden = jar.resolveSibling("." + jar.getFileName() + ".part");
        Manifest manifest = manifest(jar, version);
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Import-Package", "org.checkgate.spi;version=\"[1.0,2)\"");
        headers.putValue("Service-Component", "OSGI-INF/plugin.xml");
        String component = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"plugin\"><implementation class=\"" + plugin.getName()
            + "\"/><service><provide interface=\"org.checkgate.spi.CameraPlugin\"/>"
            + (RenderAbility.class.isAssignableFrom(plugin) ? "<provide interface=\"org.checkgate.spi.RenderAbility\"/>" : "") + "</service></scr:component>";
        try (OutputStream out = Files.newOutputStream(hidden); JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.putNextEntry(new JarEntry("OSGI-INF/plugin.xml"));
            packed.write(component.getBytes(StandardCharsets.UTF_8));
            add(plugin, packed);
        }
        return Files.move(hidden, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** An extension of the framework that starts the class when it is installed; under a hidden name first. */
    public static Path extension(Class<?> activator, Path jar) throws IOException {
        Path hidden = jar.resolveSibling("." + jar.getFileName() + ".part");
        Manifest manifest = manifest(jar, "9.0.0");
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Fragment-Host", "system.bundle;extension:=framework");
        headers.putValue("ExtensionBundle-Activator", activator.getName());
        try (OutputStream out = Files.newOutputStream(hidden); JarOutputStream packed = new JarOutputStream(out, manifest)) {
            add(activator, packed);
        }
        return Files.move(hidden, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Manifest manifest(Path jar, String version) {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.putValue("Manifest-Version", "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", jar.getFileName().toString().replace(".jar", ""));
        headers.putValue("Bundle-Version", version);
        return manifest;
    }

    private static void add(Class<?> type, JarOutputStream packed) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        packed.putNextEntry(new JarEntry(path));
        packed.write(type.getClassLoader().getResourceAsStream(path).readAllBytes());
        for (Class<?> nested : type.getDeclaredClasses()) {
            add(nested, packed);
        }
    }
}
