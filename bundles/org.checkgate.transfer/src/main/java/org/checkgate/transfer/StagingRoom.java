package org.checkgate.transfer;

import java.util.OptionalLong;

/** The room that staging has left. Safe for use by several threads. */
public interface StagingRoom {
    /** Bytes that may still be written; empty while nobody can tell, as of a remote store, which does not say. */
    OptionalLong freeBytes();
}
