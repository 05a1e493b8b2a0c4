package org.checkgate.cli.internal.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.checkgate.cli.internal.terminal.ExitCode;
import org.checkgate.cli.internal.terminal.Trouble;
import org.checkgate.spi.CameraPlugin;

/** The version under which our own class path's interfaces for plugins are given to them. */
final class SpiExport {
    private SpiExport() {
    }

    /** The export header of the jar they come from: its package version is not its jar's version, so it is read, not guessed. */
    static String header() throws IOException {
        URI jar = URI.create(CameraPlugin.class.getProtectionDomain().getCodeSource().getLocation().toString());
        try (InputStream content = jar.toURL().openStream(); JarInputStream opened = new JarInputStream(content)) {
            Manifest manifest = opened.getManifest();
            String header = manifest == null ? null : manifest.getMainAttributes().getValue("Export-Package");
            if (header == null) {
                throw new Trouble(ExitCode.CANNOT_START, jar + " does not say which interfaces for camera plugins it exports.", "Build the image anew or install the package again.");
            }
            return header;
        }
    }
}
