package org.checkgate.console.internal.api;

/** How much of their name and of their reasons persons may say; both stand in sentences that others read. */
final class Persons {
    /** Characters of a name. */
    static final int NAME = 100;
    /** Characters of a reason. */
    static final int REASON = 500;

    private Persons() {
    }
}
