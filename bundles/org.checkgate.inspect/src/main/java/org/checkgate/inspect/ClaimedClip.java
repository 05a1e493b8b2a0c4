package org.checkgate.inspect;

import java.util.Objects;
import org.checkgate.spi.Clip;

/**
 * A clip and who claimed it.
 *
 * @param clip   the files that belong together
 * @param plugin the plugin's name; {@link #GENERIC} where no plugin claimed them
 */
public record ClaimedClip(Clip clip, String plugin) {
    /** The host itself: media of a known format and lone sidecars that no plugin claimed. */
    public static final String GENERIC = "generic";

    public ClaimedClip {
        Objects.requireNonNull(clip, "clip");
        Objects.requireNonNull(plugin, "plugin");
    }
}
