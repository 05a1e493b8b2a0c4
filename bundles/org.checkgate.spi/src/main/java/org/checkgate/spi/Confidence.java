package org.checkgate.spi;

import java.util.Locale;

/** How a {@link Fact} came to be known. */
public enum Confidence {
    /** It stands in the media or in a sidecar. */
    READ,
    /** It follows from what was read, such as an end timecode from a start and a length. */
    DERIVED,
    /** It follows from a habit, such as a reel from a file name. */
    GUESSED;

    /** As written in documents, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
