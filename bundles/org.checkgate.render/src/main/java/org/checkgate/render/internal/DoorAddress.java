package org.checkgate.render.internal;

import java.net.URI;
import java.util.Set;
import org.checkgate.render.RenderException;

/** The loopback address of a clip. It holds a token, so it never appears in a sentence. */
record DoorAddress(String text) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    static DoorAddress of(URI source) throws RenderException {
        if (!"http".equals(source.getScheme()) || source.getHost() == null || !LOOPBACK.contains(source.getHost()) || source.getUserInfo() != null) {
            throw new RenderException("A clip is rendered through the media door only, at a loopback address, not from "
                    + source.getScheme() + "://" + source.getHost() + ".", false);
        }
        return new DoorAddress(source.toASCIIString());
    }

    /** An engine's words without the address. */
    String hiddenIn(String words) {
        return words.replace(text, "the media door");
    }
}
