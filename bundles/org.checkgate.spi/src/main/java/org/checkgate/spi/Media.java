package org.checkgate.spi;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** A clip's files, lent for one call. Not to be kept: after the call every read fails. Safe for use by several threads. */
@ProviderType
public interface Media {
    /**
     * Opens one of the clip's files. Opening costs nothing of the budget, reading does.
     *
     * @param path as in the clip
     * @throws IOException when the path is none of the clip's, or the file cannot be opened
     */
    SeekableView open(String path) throws IOException;

    /** How many bytes may still be read, over all files of the clip. */
    long remainingBytes();
}
