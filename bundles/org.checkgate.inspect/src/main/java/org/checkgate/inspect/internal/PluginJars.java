package org.checkgate.inspect.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/** The files of a plugin folder that are jars, and the interface that they are judged against. */
public final class PluginJars {
    private static final String SPI = "org.checkgate.spi";

    private PluginJars() {
    }

    /** Sorted by name; hidden files, which are still being copied, are none. Empty when there is no such folder. */
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                .filter(f -> !f.getFileName().toString().startsWith("."))
                .sorted(Comparator.comparing(f -> f.getFileName().toString())).toList();
        }
    }

    /**
     * The version of the interface in the sandbox's own folder.
     *
     * @throws IOException with a sentence, when there is none
     */
    public static Version spiVersion(Path sandbox) throws IOException {
        for (Path jar : in(sandbox)) {
            if (jar.getFileName().toString().startsWith(SPI)) {
                try (JarFile opened = new JarFile(jar.toFile())) {
                    return Version.parseVersion(ManifestHeader.parse(opened.getManifest().getMainAttributes().getValue("Export-Package")).get(SPI));
                }
            }
        }
        throw new IOException("Camera plugins cannot be hosted: there is no interface for them in " + sandbox + ".");
    }
}
