package org.checkgate.transfer.internal.source;

import java.io.IOException;

/** The drive could not be read; kept apart from trouble with a store, because a person has to look at another thing. */
public final class SourceTrouble extends Exception {
    private final boolean changed;

    private SourceTrouble(String detail, boolean changed, Throwable cause) {
        super(detail, cause);
        this.changed = changed;
    }

    public static SourceTrouble unreadable(IOException cause) {
        String detail = cause.getMessage();
        return new SourceTrouble(detail == null ? cause.getClass().getSimpleName() : detail, false, cause);
    }

    public static SourceTrouble changed(String detail) {
        return new SourceTrouble(detail, true, null);
    }

    /** The file was changed by somebody while it was read. */
    public boolean changed() {
        return changed;
    }
}
