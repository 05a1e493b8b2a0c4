package org.checkgate.inspect;

import java.util.Objects;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.RenderAbility;

/**
 * A plugin with where it comes from.
 *
 * @param lending lends it for a call
 * @param name    as the plugin gave it when it arrived
 * @param version of the bundle or jar that provides it
 * @param renders whether what is lent is a {@link RenderAbility} too
 */
public record HostedPlugin(PluginLending lending, String name, String version, boolean renders) {
    public HostedPlugin {
        Objects.requireNonNull(lending, "lending");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    /** One that describes clips, and does not say how they are rendered. */
    public HostedPlugin(PluginLending lending, String name, String version) {
        this(lending, name, version, false);
    }

    /** A plugin of this process's own class path, with the version of its jar where the manifest states one. It is not contained. */
    public static HostedPlugin of(CameraPlugin plugin) {
        String version = plugin.getClass().getPackage().getImplementationVersion();
        return of(plugin, version == null ? "unversioned" : version);
    }

    /** As {@link #of(CameraPlugin)}, with a version. */
    public static HostedPlugin of(CameraPlugin plugin, String version) {
        return new HostedPlugin(() -> new PluginLending.Lease() {
            @Override
            public CameraPlugin plugin() {
                return plugin;
            }

            @Override
            public void close() {
                // There is nothing to end it with: a call that hangs keeps its thread.
            }
        }, plugin.name(), version, plugin instanceof RenderAbility);
    }
}
