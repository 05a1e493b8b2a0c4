package org.checkgate.transfer.internal.source;

import java.io.IOException;

/** A roll's folder on a drive. Safe for use by several threads. */
public interface SourceFolder {
    /**
     * Opens a regular file below the folder; no link is followed.
     *
     * @throws UnsafePath  when the path leads out of the folder or is no regular file
     * @throws IOException when it cannot be opened
     */
    SourceFile open(String path) throws IOException;

    /** As {@link #open}, past the page cache where the file system allows it: what the medium gives now. */
    SourceFile openPastCache(String path) throws IOException;

    /** Whether the folder itself is gone, as when the drive was pulled. */
    boolean gone();

    /** The path is not one that may be read. */
    final class UnsafePath extends IOException {
        UnsafePath(String sentence) {
            super(sentence);
        }
    }
}
