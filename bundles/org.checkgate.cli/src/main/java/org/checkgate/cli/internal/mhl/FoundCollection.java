package org.checkgate.cli.internal.mhl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.mhl.FoundFile;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.UnsafeEntry;

/**
 * An {@code ascmhl_collection.xml} with the packing lists beside it.
 *
 * @param path          relative to the scope
 * @param countsHere    whether its lists are about the folder they lie in; else about a folder elsewhere
 * @param packingLists  those that can be used
 * @param historyErrors faults of lists about a folder elsewhere; of those that count here, the scope tells them
 * @param unsafe        the same for what must not be followed
 */
record FoundCollection(String path, boolean countsHere, List<Generation> packingLists, List<HistoryError> historyErrors,
        List<UnsafeEntry> unsafe) {
    private static final String NAME = "ascmhl_collection.xml";
    private static final String LIST = ".mhl";

    /** All collections below a scope that was read from a folder. */
    static List<FoundCollection> in(Scope scope) throws IOException {
        List<String> files = scope.found().stream().filter(file -> file.kind() == FoundFile.Kind.REGULAR)
                .map(FoundFile::path).filter(path -> path.endsWith(LIST) || name(path).equals(NAME)).toList();
        List<FoundCollection> collections = new ArrayList<>();
        for (String path : files) {
            if (name(path).equals(NAME)) {
                collections.add(scope.manifestFiles().contains(path) ? here(scope, path) : elsewhere(scope, path, files));
            }
        }
        return collections;
    }

    /** Whether somebody can use it. */
    boolean usable() {
        return !packingLists.isEmpty() && historyErrors.isEmpty() && unsafe.isEmpty();
    }

    private static FoundCollection here(Scope scope, String path) {
        return new FoundCollection(path, true,
                scope.standAlone().stream().filter(list -> parent(list.fileName()).equals(parent(path))).toList(), List.of(), List.of());
    }

    /** Read against the folder they lie in, as it is their own C4 ids that matter here and not the files they list. */
    private static FoundCollection elsewhere(Scope scope, String path, List<String> files) throws IOException {
        Path root = scope.root().orElseThrow();
        String folder = parent(path);
        List<Generation> lists = new ArrayList<>();
        Set<HistoryError> errors = new LinkedHashSet<>();
        Set<UnsafeEntry> unsafe = new LinkedHashSet<>();
        for (String file : files) {
            if (file.endsWith(LIST) && parent(file).equals(folder)) {
                Scope one = HashLists.readAgainst(root.resolve(folder), root.resolve(file));
                lists.addAll(one.standAlone());
                errors.addAll(one.historyErrors());
                unsafe.addAll(one.unsafeEntries());
            }
        }
        return new FoundCollection(path, false, lists, List.copyOf(errors), List.copyOf(unsafe));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
