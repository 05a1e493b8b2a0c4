package org.checkgate.inspect;

import java.util.Objects;
import org.checkgate.spi.CameraPlugin;

/**
 * A plugin with where it comes from.
 *
 * @param plugin  what to call
 * @param name    as the plugin gave it when it arrived
 * @param version of the bundle or jar that provides it
 */
public record HostedPlugin(CameraPlugin plugin, String name, String version) {
    public HostedPlugin {
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    /** A plugin of this process's own class path, with the version of its jar where the manifest states one. */
    public static HostedPlugin of(CameraPlugin plugin) {
        String version = plugin.getClass().getPackage().getImplementationVersion();
        return new HostedPlugin(plugin, plugin.name(), version == null ? "unversioned" : version);
    }
}
