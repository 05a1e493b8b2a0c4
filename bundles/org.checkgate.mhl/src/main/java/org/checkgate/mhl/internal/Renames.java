package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.mhl.HashFormat;

/**
 * Finds out which new file is a missing one under another name: same history, same size, and every trusted hash fits. Equal
 * names of the last part are preferred, then the order of the paths, so that the answer is always the same. Filled by
 * several threads.
 */
final class Renames {
    private final HistoryOwners owners;
    private final MissingContents missing;
    private final Map<String, Newcomer> newcomers = new TreeMap<>();

    /** A new file that may be a missing one. */
    private record Newcomer(long size, Map<HashFormat, String> digests) {}

    Renames(ReadScope scope, HistoryOwners owners, Collection<String> missing) {
        this.owners = owners;
        this.missing = new MissingContents(scope,
                missing.stream().filter(owners::recorded).map(scope.table.files::get).toList());
    }

    /** The formats in which a new file of that size must be hashed to be recognised. */
    Set<HashFormat> formats(long size) {
        return missing.formats(size);
    }

    /** Takes a new file; false when its size is that of no missing one. */
    synchronized boolean consider(String path, long size, Map<HashFormat, String> digests) {
        if (missing.formats(size).isEmpty()) {
            return false;
        }
        newcomers.put(path, new Newcomer(size, digests));
        return true;
    }

    /** The old path of each renamed file by its new one. */
    Map<String, String> found() {
        Map<Newcomer, List<String>> alike = new LinkedHashMap<>();
        newcomers.forEach((path, newcomer) -> alike.computeIfAbsent(newcomer, any -> new ArrayList<>()).add(path));
        Map<String, String> found = new LinkedHashMap<>();
        Set<FileEntry> taken = new HashSet<>();
        alike.forEach((content, paths) -> pair(missing.like(content.size, content.digests), paths, taken, found));
        return found;
    }

    private void pair(List<FileEntry> alike, List<String> paths, Set<FileEntry> taken, Map<String, String> found) {
        List<FileEntry> old = alike.stream().sorted(Comparator.comparing(entry -> entry.path)).toList();
        Map<String, FileEntry> byName = new HashMap<>();
        old.forEach(entry -> byName.putIfAbsent(RecordedPath.name(entry.path), entry));
        List<String> others = new ArrayList<>();
        for (String path : paths) {
            FileEntry namesake = byName.get(RecordedPath.name(path));
            if (namesake == null || !take(namesake, path, taken, found)) {
                others.add(path);
            }
        }
        int next = 0;
        for (String path : others) {
            for (int i = next; i < old.size() && !found.containsKey(path); i++) {
                boolean done = take(old.get(i), path, taken, found);
                next = done && i == next ? i + 1 : next;
            }
        }
    }

    private boolean take(FileEntry old, String path, Set<FileEntry> taken, Map<String, String> found) {
        if (!owners.of(old.path).equals(owners.of(path)) || !taken.add(old)) {
            return false;
        }
        found.put(path, old.path);
        return true;
    }
}
