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
        return new SourceTrouble(detail(cause), false, cause);
    }

    /** @param at where the read that failed began, of so many bytes */
    public static SourceTrouble unreadable(IOException cause, long at, long size) {
        return new SourceTrouble(detail(cause) + " at byte " + at + " of " + size, false, cause);
    }

    private static String detail(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    public static SourceTrouble changed(String detail) {
        return new SourceTrouble(detail, true, null);
    }

    /** The file was changed by somebody while it was read. */
    public boolean changed() {
        return changed;
    }
}
