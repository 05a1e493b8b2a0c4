package org.checkgate.store;

import java.io.IOException;

/** Staged objects, for reading. Safe for use by several threads. */
public interface StagedFiles {
    /**
     * Opens a staged object.
     *
     * @param key        object key in staging
     * @param byteBudget the most bytes that may be read through it
     * @throws IOException when it is not there or staging cannot be reached; the message is a plain sentence
     */
    SeekableBytes open(String key, long byteBudget) throws IOException;
}
