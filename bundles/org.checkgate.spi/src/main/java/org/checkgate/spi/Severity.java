package org.checkgate.spi;

/**
 * How much a {@link Finding} weighs. What holds lights back are the host's own findings about files and copies. A camera plugin's are about
 * what a clip says of itself: they are shown, {@code checkgate inspect} fails for a {@link #BLOCK} among them, and no light waits for them.
 */
public enum Severity {
    /** Keeps every light of its roll dark and its files out of the cloud, until the fault itself is gone. */
    BLOCK,
    /** As {@link #BLOCK}, but a person with the right may accept it as it is, with a reason. */
    OVERRIDABLE,
    /** Worth knowing; holds nothing back. */
    INFO
}
