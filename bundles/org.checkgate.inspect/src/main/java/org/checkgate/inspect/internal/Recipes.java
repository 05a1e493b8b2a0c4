package org.checkgate.inspect.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.inspect.CardSource;
import org.checkgate.inspect.ClipReport;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.InspectLimits;
import org.checkgate.inspect.PluginLeftException;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.RenderAbility;
import org.checkgate.spi.RenderRecipe;
import org.checkgate.spi.Severity;

/**
 * Asks a plugin that has the ability how a clip is rendered, in a call of its own: whatever becomes of it, what the plugin knows of the
 * clip stays.
 *
 * @param limits    those of describing a clip, over again
 * @param allowance of the clip's card
 */
record Recipes(InspectLimits limits, CardAllowance allowance) {
    /** @throws PluginLeftException when the plugin left before it answered */
    ClipReport added(HostedPlugin plugin, CardSource source, Clip clip, Inspection known) throws PluginLeftException {
        String fault;
        try (BudgetedMedia media = new BudgetedMedia(source, clip, limits.clipBytes())) {
            Optional<RenderRecipe> recipe = TimedCalls.call(plugin, limits.inspect(), "say how the clip is rendered", p -> ((RenderAbility) p).recipe(clip, media),
                took -> allowance.spend(plugin.name(), took - media.waitedNanos()));
            // Of the files only those count that the clip was given when it was grouped.
            if (recipe == null || recipe.isPresent() && clip.files(recipe.get().role()).isEmpty()) {
                fault = "The plugin " + plugin.name() + (recipe == null ? " gave no answer when it was asked how the clip is rendered."
                    : " says to render the clip from files of the role " + recipe.get().role().text() + ", of which it has none.");
            } else {
                return new ClipReport(clip, plugin.name(), plugin.version(), known, recipe);
            }
        } catch (TimedCalls.CallFailed e) {
            fault = e.getMessage();
        } catch (PluginLeftException e) {
            throw e;
        } catch (IOException e) {
            fault = "The clip's files could not be closed: " + e.getMessage();
        }
        List<Finding> findings = new ArrayList<>(known.findings());
        findings.add(new Finding("RECIPE_FAILED", Severity.INFO, clip.primary().path(), fault,
            "The clip is described and kept as any other; it may get no proxy until it is inspected again."));
        return new ClipReport(clip, plugin.name(), plugin.version(), new Inspection(known.metadata(), known.raw(), findings));
    }
}
