package org.checkgate.ledger;

/** The stations that a roll passes, each a row of work. */
public enum Step {
    STAGE, INSPECT, RENDER, SYNC, PUBLISH, ARCHIVE
}
