package org.checkgate.spi;

/** How much a {@link Finding} weighs. */
public enum Severity {
    /** Keeps every light of its roll dark and its files out of the cloud, until the fault itself is gone. */
    BLOCK,
    /** As {@link #BLOCK}, but a person with the right may accept it as it is, with a reason. */
    OVERRIDABLE,
    /** Worth knowing; holds nothing back. */
    INFO
}
