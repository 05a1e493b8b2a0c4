package org.checkgate.ledger;

import java.util.Locale;

/** What a roll holds. */
public enum RollKind {
    CAMERA, SOUND, OTHER;

    /** The word of the outside contract, such as {@code camera}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
