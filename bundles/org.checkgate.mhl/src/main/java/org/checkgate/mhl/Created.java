package org.checkgate.mhl;

import java.util.List;

/**
 * What {@link HashLists#create} wrote and saw; paths relative to the scope.
 *
 * @param manifests the new manifests, the scope's own last
 * @param failed    files that do not fit what was recorded before
 * @param missing   files and folders recorded before that are not there; not told of a generation of chosen files
 * @param renamed   files and folders recorded before that are there under another name, recorded so from now on
 * @param skipped   what cannot be recorded: links that lead out, to folders or nowhere, special files, names that are no text
 */
public record Created(List<String> manifests, List<String> failed, List<String> missing, List<Renamed> renamed,
        List<String> skipped) {

    /** Whether everything there was recorded and nothing contradicts earlier generations. */
    public boolean clean() {
        return failed.isEmpty() && missing.isEmpty() && skipped.isEmpty();
    }
}
