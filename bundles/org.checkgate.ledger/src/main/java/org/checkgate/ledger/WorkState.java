package org.checkgate.ledger;

/** The state of one station for one roll. */
public enum WorkState {
    /** May be claimed. */
    READY,
    /** Claimed; goes back to READY when the appliance starts again. */
    RUNNING,
    /** Failed for now; may be claimed after its time. */
    WAITING,
    /** Nothing happens without a person or a setting. */
    BLOCKED,
    DONE
}
