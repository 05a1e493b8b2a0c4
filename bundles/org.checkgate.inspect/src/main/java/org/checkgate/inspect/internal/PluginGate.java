package org.checkgate.inspect.internal;

import java.nio.file.Path;
import java.util.Collection;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.inspect.PluginVerdict.State;
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
    private final PluginFolder verdicts;
    private final String folder;

    @Activate
    public PluginGate(InspectConfig config, @Reference PluginFolder verdicts) {
        this(Path.of(System.getProperty("karaf.base", "")).resolve(config.pluginFolder()), verdicts);
    }

    PluginGate(Path folder, PluginFolder verdicts) {
        this.folder = PluginLocation.of(folder);
        this.verdicts = verdicts;
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
        if (!location.startsWith(folder)) {
            return false;
        }
        String file = PluginLocation.fileName(location);
        // What merely does not run yet is what resolving is for.
        return verdicts.verdicts().stream().filter(verdict -> verdict.file().equals(file))
            .anyMatch(verdict -> verdict.state() != State.ACTIVE && verdict.state() != State.FAILED);
    }
}
