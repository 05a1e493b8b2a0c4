package org.checkgate.ledger;

/** How far an order reaches on the backbone. */
public enum Reach {
    SITE, LANE, TITLE, ROLL
}
