package org.checkgate.mhl;

/** Which hash lists a folder has. */
public enum ScopeKind {
    /** ASC MHL 2.0: a history in {@code ascmhl/}, here or in folders below, or a stand-alone manifest. */
    ASCMHL("ascmhl"),
    /** Classic MHL 1.x lists. */
    CLASSIC("mhl1"),
    /** Both; inside an ASC MHL history its rules hold, and a classic list there is a file like any other. */
    MIXED("mixed"),
    /** None at all. */
    NONE("none");

    private final String id;

    ScopeKind(String id) {
        this.id = id;
    }

    /** The word used in documents: ascmhl, mhl1, mixed, none. */
    public String id() {
        return id;
    }
}
