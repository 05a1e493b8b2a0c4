package org.checkgate.spi;

import java.io.IOException;
import java.util.Optional;

/**
 * What a plugin may offer beyond {@link CameraPlugin}: it says how the host's engine is to read a clip that is not one film file. A
 * service of its own, published by the plugin's component or by another one of the same bundle; who has nothing to say leaves it out.
 *
 * <p>The answer is data, and all that the engine is told. No code of a plugin takes part in decoding, and none of its words become
 * options of a program. Calls are made as those of {@link CameraPlugin} are: in a process of the host's, under its limits, several at
 * a time. One that throws or hangs costs the clip its proxy.
 */
public interface RenderAbility {
    /**
     * How a clip is read.
     *
     * @param clip  one that the bundle's plugin has described
     * @param media the clip's files, and only these, behind a budget of bytes and a deadline
     * @return empty where the clip's {@link Clip#primary() primary} file is a film that is read as it is, or where nothing is known
     * @throws IOException when it cannot be said: the message becomes a finding's text, so write it for a person
     */
    Optional<RenderRecipe> recipe(Clip clip, Media media) throws IOException;
}
