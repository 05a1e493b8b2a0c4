package org.checkgate.mhl;

import java.util.List;

/**
 * How the recorded directory hashes compare with what was read. They decide nothing, as every file has a verdict of its
 * own; what they add is that names and places inside a folder are those that were sealed.
 *
 * @param compared    recorded hashes (a folder and a format each) that could be compared
 * @param notCompared those that could not, because below the folder something is missing, extra, not proven in that format,
 *                    or was recorded later than the hash
 * @param mismatches  those that differ, by path
 */
public record DirectoryHashes(int compared, int notCompared, List<Mismatch> mismatches) {

    /** Nothing was compared, as in a quick check. */
    public static final DirectoryHashes NONE = new DirectoryHashes(0, 0, List.of());

    /**
     * A recorded directory hash that does not fit. Content right and structure wrong: something inside was renamed, moved
     * or swapped.
     *
     * @param path      the folder relative to the scope, empty for the scope itself
     * @param format    the hash format's id
     * @param content   whether the content hash fits
     * @param structure whether the structure hash fits
     */
    public record Mismatch(String path, String format, boolean content, boolean structure) {}
}
