package org.checkgate.mhl;

/** What a generation says of the hashes it records for a file. */
public enum Action {
    /** First recorded here. */
    ORIGINAL("original"),
    /** Checked against an earlier record, and fits. */
    VERIFIED("verified"),
    /** Checked against an earlier record, and does not fit. */
    FAILED("failed");

    private final String id;

    Action(String id) {
        this.id = id;
    }

    /** The word in the manifest. */
    public String id() {
        return id;
    }
}
