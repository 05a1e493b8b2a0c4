package org.checkgate.inspect;

import java.util.Objects;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;

/**
 * What is known of a clip.
 *
 * @param clip          its files
 * @param plugin        who described it; {@link ClaimedClip#GENERIC} for the host itself
 * @param pluginVersion of the describing bundle; empty for the host itself, or when the plugin was gone
 * @param inspection    facts, vendor keys, findings
 */
public record ClipReport(Clip clip, String plugin, String pluginVersion, Inspection inspection) {
    public ClipReport {
        Objects.requireNonNull(clip, "clip");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(pluginVersion, "pluginVersion");
        Objects.requireNonNull(inspection, "inspection");
    }
}
