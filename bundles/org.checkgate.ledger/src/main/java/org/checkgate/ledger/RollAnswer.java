package org.checkgate.ledger;

import java.util.List;
import java.util.Set;

/**
 * What the camera plugins answered when a roll was inspected.
 *
 * @param clips   in the roll's order
 * @param plugins those that served, each as {@link #served name and version}
 */
public record RollAnswer(long rollId, List<Described> clips, Set<String> plugins) {
    /**
     * A clip with who described it; the plugin's name stands in the description.
     *
     * @param pluginVersion empty for the appliance itself and where the plugin was gone
     */
    public record Described(Clip clip, String pluginVersion) {
    }

    public RollAnswer {
        clips = List.copyOf(clips);
        plugins = Set.copyOf(plugins);
    }

    /** How a plugin that serves is written. */
    public static String served(String name, String version) {
        return name + " " + version;
    }
}
