package org.checkgate.mhl;

import java.util.List;

/**
 * What a verification took over from an earlier run that was interrupted.
 *
 * @param files     files that the earlier run had verified, and whose size and modification time are the same still
 * @param bytes     their bytes, and those of {@code continued} files that were not read again
 * @param continued files in whose middle the reading went on, with the saved state of their hashes
 * @param readAgain files that were interrupted and are read again from their start, as the state of one of their formats
 *                  cannot be saved or none was saved yet
 */
public record Resumption(long files, long bytes, List<String> continued, List<String> readAgain) {

    /** Nothing was taken over. */
    public static final Resumption NONE = new Resumption(0, 0, List.of(), List.of());
}
