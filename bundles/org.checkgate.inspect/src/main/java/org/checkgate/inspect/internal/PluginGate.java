package org.checkgate.inspect.internal;

import java.nio.file.Path;
import java.util.Collection;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps a jar in the plugin folder whose verdict is bad from being resolved, and so from being started: its verdict would be only a word
 * otherwise, because the folder's installer starts whatever it finds.
 */
@Component(configurationPid = "org.checkgate.inspect", immediate = true)
public final class PluginGate implements ResolverHookFactory {
    private final JarObjections jars;
    private final String folder;
    private final String path;

    @Activate
    public PluginGate(InspectConfig config, @Reference JarObjections jars) {
        this(Path.of(System.getProperty("karaf.base", "")).resolve(config.pluginFolder()), jars);
    }

    PluginGate(Path folder, JarObjections jars) {
        this.folder = PluginLocation.of(folder);
        this.path = this.folder.substring("file:".length());
        this.jars = jars;
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new ResolverHook() {
            @Override
            public void filterResolvable(Collection<BundleRevision> candidates) {
                candidates.removeIf(PluginGate.this::isRefused);
            }

            @Override
            public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
                // None of its business.
            }

            @Override
            public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
                // None of its business.
            }

            @Override
            public void end() {
                // It keeps nothing.
            }
        };
    }

    private boolean isRefused(BundleRevision revision) {
        String location = revision.getBundle().getLocation();
        if (!location.contains(path)) {
            return false;
        }
        // The folder's installer knows other ways, such as unpacked folders; jars that lie in it as they are judged are the only one here.
        boolean plain = location.startsWith(folder) && location.indexOf('/', folder.length()) < 0;
        return !plain || jars.refused(PluginLocation.fileName(location));
    }
}
