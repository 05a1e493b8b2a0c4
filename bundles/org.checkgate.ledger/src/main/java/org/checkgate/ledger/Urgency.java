package org.checkgate.ledger;

/** How urgent a roll is on the backbone; the later in this order, the more. */
public enum Urgency {
    LATER, NORMAL, SOONER,
    /** Promoted: before all that are not. Of several the one that was promoted first. */
    FIRST
}
