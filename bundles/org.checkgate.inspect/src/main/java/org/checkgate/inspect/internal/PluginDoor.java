package org.checkgate.inspect.internal;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.fileinstall.ArtifactUrlTransformer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets the plugin folder's installer install what may be installed, and nothing else. To keep a bundle from being resolved is not enough:
 * the framework starts an extension of itself in the moment in which it is installed, and of two bundles of one name it may choose the
 * newer at its next start. Without a configuration of its own, so that it never leaves while the appliance runs.
 */
@Component(service = ArtifactUrlTransformer.class, immediate = true, property = "service.ranking:Integer=1000000")
public final class PluginDoor implements ArtifactUrlTransformer {
    private final JarObjections jars;

    @Activate
    public PluginDoor(@Reference JarObjections jars) {
        this.jars = jars;
    }

    /** Everything in the folder, so that nobody else finds another way of installing it. */
    @Override
    public boolean canHandle(File artifact) {
        try {
            // The home may be reached by a link.
            return Files.isSameFile(jars.folder(), artifact.toPath().toAbsolutePath().getParent());
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException when it is left out; the installer then leaves it alone until it changes */
    @Override
    public URL transform(URL artifact) throws IOException {
        String file = Path.of(PluginLocation.fileName(artifact.toString())).toString();
        if (!jars.installable(file)) {
            throw new IOException("The plugin jar " + file + " is not installed; the page Plugins says why.");
        }
        return artifact;
    }
}
