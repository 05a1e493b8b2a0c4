package org.checkgate.ledger;

/** How far intake came with a drive. */
public enum DriveState {
    /** Seen, not yet listed; it may wait for its destination. */
    SEEN,
    /** Its rolls and files are in the ledger, the list check is done. */
    LISTED
}
