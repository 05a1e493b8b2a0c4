package org.checkgate.mhl.internal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One {@code ascmhl} folder as it lies on disk: the names of the regular files in it. */
final class HistoryFolder {
    static final String NAME = "ascmhl";
    static final String CHAIN = "ascmhl_chain.xml";
    final String folder;
    final Set<String> files = new TreeSet<>();

    HistoryFolder(String folder) {
        this.folder = folder;
    }

    String path(String file) {
        return RecordedPath.join(folder, NAME + "/" + file);
    }

    /** The paths of the manifests in it, listed by the chain or not. */
    List<String> manifests() {
        return files.stream().filter(HistoryFolder::isList).map(this::path).toList();
    }

    /** AppleDouble companions carry the same ending and are no manifests. */
    static boolean isList(String name) {
        return name.length() > 4 && name.regionMatches(true, name.length() - 4, ".mhl", 0, 4) && !name.startsWith("._");
    }
}
