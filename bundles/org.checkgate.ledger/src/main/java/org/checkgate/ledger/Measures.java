package org.checkgate.ledger;

/** What a monitoring system asks for. */
public interface Measures {
    /** All of it at one moment. It looks through rolls and work, never through files: the cost does not grow with them. */
    Figures figures();
}
