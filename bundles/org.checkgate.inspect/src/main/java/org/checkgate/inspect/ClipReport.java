package org.checkgate.inspect;

import java.util.Objects;
import java.util.Optional;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.RenderRecipe;

/**
 * What is known of a clip.
 *
 * @param clip          its files
 * @param plugin        who described it; {@link ClaimedClip#GENERIC} for the host itself
 * @param pluginVersion of the describing bundle; empty for the host itself, or when the plugin was gone
 * @param inspection    facts, vendor keys, findings
 * @param recipe        how the clip is rendered, where its plugin says so; the clip has files of its role
 */
public record ClipReport(Clip clip, String plugin, String pluginVersion, Inspection inspection, Optional<RenderRecipe> recipe) {
    public ClipReport {
        Objects.requireNonNull(clip, "clip");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(pluginVersion, "pluginVersion");
        Objects.requireNonNull(inspection, "inspection");
        if (recipe.isPresent() && clip.files(recipe.get().role()).isEmpty()) {
            throw new IllegalArgumentException("The clip " + clip.name() + " has no files of the role " + recipe.get().role().text() + ".");
        }
    }

    /** One that is rendered from its primary file, or not at all. */
    public ClipReport(Clip clip, String plugin, String pluginVersion, Inspection inspection) {
        this(clip, plugin, pluginVersion, inspection, Optional.empty());
    }
}
