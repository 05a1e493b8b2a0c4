package org.checkgate.console.internal.document;

import java.util.List;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.PluginFolder;
import org.checkgate.ledger.Inspections;

/**
 * The camera plugins: what became of each jar, and what serves.
 *
 * @param waitingClips clips that wait for a plugin
 * @param waitingRolls rolls that have such clips
 */
public record PluginsDocument(List<Jar> folder, List<Serving> serving, long waitingClips, long waitingRolls) {
    /**
     * A jar in the folder of plugins.
     *
     * @param name     of its bundle; null when it is none
     * @param version  of its bundle; null when it is none
     * @param state    in one word; {@code ACTIVE} for one that serves
     * @param sentence what is wrong and what to do next, or what it serves
     */
    public record Jar(String file, String name, String version, String state, String sentence) {
    }

    /** A plugin that serves, under the name that clips mention. */
    public record Serving(String name, String version) {
    }

    public static PluginsDocument of(PluginFolder folder, List<HostedPlugin> plugins, Inspections.Waiting waiting) {
        return new PluginsDocument(folder.verdicts().stream().map(jar -> new Jar(jar.file(), ClipDocument.known(jar.symbolicName()), ClipDocument.known(jar.version()), jar.state().name(),
                jar.sentence())).toList(), plugins.stream().map(plugin -> new Serving(plugin.name(), plugin.version())).toList(), waiting.clips(), waiting.rolls());
    }
}
