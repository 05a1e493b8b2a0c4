package org.checkgate.ledger;

/** How something is held. */
public enum HoldKind {
    /** What is on its way ends with the part it is at; it goes on from there. */
    PAUSE,
    /** As paused, and what was begun at the endpoint is given up there: it is sent from the beginning when the hold ends. */
    CANCEL,
    /** Rolls that are on their way end; no other is begun. */
    DRAIN
}
