package org.checkgate.inspect;

import java.util.Objects;

/**
 * What went wrong with a plugin that was to serve.
 *
 * @param sentence for a person
 * @param serves   whether it is asked all the same
 */
public record PluginComplaint(String sentence, boolean serves) {
    public PluginComplaint {
        Objects.requireNonNull(sentence, "sentence");
    }
}
