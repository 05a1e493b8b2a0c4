package org.checkgate.mhl.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which history a path belongs to: the innermost one around it. A nested history's own folder belongs to the outer one. */
final class HistoryOwners {
    private final Set<String> folders;

    /** @param folders the histories' folders; the scope itself always counts as one when files are given out */
    HistoryOwners(Collection<String> folders) {
        this.folders = new HashSet<>(folders);
    }

    /** The owner's folder, the empty path for the scope itself. */
    String of(String path) {
        String at = RecordedPath.parent(path);
        while (!at.isEmpty() && !folders.contains(at)) {
            at = RecordedPath.parent(at);
        }
        return at;
    }

    /** Whether a history that is there already owns the path. */
    boolean recorded(String path) {
        return folders.contains(of(path));
    }

    /** The path as its owner writes it. */
    static String relative(String path, String owner) {
        return owner.isEmpty() ? path : path.substring(owner.length() + 1);
    }
}
