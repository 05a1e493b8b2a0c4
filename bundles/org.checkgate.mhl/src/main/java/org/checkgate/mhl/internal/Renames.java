package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.RecordedHash;

/**
 * Finds out which new file is a missing one under another name: same history, same size, and every trusted hash fits. Equal
 * names of the last part are preferred, then the order of the paths, so that the answer is always the same. Empty files are
 * never taken for renamed, as all of them are alike. Filled by several threads.
 */
final class Renames {
    private final ReadScope scope;
    private final HistoryOwners owners;
    private final Map<Long, List<FileEntry>> missingBySize = new HashMap<>();
    private final Map<Long, Set<HashFormat>> formatsBySize = new HashMap<>();
    private final Map<String, Newcomer> newcomers = new TreeMap<>();

    /** A new file that may be a missing one. */
    private record Newcomer(long size, Map<HashFormat, String> digests) {}

    Renames(ReadScope scope, HistoryOwners owners, Collection<String> missing) {
        this.scope = scope;
        this.owners = owners;
        for (String path : missing) {
            FileEntry entry = scope.table.files.get(path);
            Set<HashFormat> formats = new HashSet<>(scope.expected(entry).formatsToCompute());
            formats.remove(HashFormat.XXH32);
            if (entry.recordedSize > 0 && !formats.isEmpty() && owners.recorded(path)) {
                missingBySize.computeIfAbsent(entry.recordedSize, size -> new ArrayList<>(1)).add(entry);
                formatsBySize.computeIfAbsent(entry.recordedSize, size -> EnumSet.noneOf(HashFormat.class)).addAll(formats);
            }
        }
    }

    /** The formats in which a new file of that size must be hashed to be recognised. */
    Set<HashFormat> formats(long size) {
        return formatsBySize.getOrDefault(size, Set.of());
    }

    /** Takes a new file; false when its size is that of no missing one. */
    synchronized boolean consider(String path, long size, Map<HashFormat, String> digests) {
        if (!missingBySize.containsKey(size)) {
            return false;
        }
        newcomers.put(path, new Newcomer(size, digests));
        return true;
    }

    /** The old path of each renamed file by its new one. */
    Map<String, String> found() {
        Map<String, List<String>> unmatched = new TreeMap<>();
        Map<String, List<FileEntry>> missing = byContent();
        newcomers.forEach((path, newcomer) -> keys(newcomer).stream().filter(missing::containsKey).findFirst()
                .ifPresent(key -> unmatched.computeIfAbsent(key, any -> new ArrayList<>()).add(path)));
        Map<String, String> found = new LinkedHashMap<>();
        unmatched.forEach((key, paths) -> pair(missing.get(key), paths, found));
        return found;
    }

    private void pair(List<FileEntry> missing, List<String> paths, Map<String, String> found) {
        Set<FileEntry> left = new LinkedHashSet<>(missing.stream().sorted(Comparator.comparing(entry -> entry.path)).toList());
        Set<String> open = new LinkedHashSet<>(paths);
        Map<String, FileEntry> byName = new HashMap<>();
        left.forEach(entry -> byName.putIfAbsent(RecordedPath.name(entry.path), entry));
        for (String path : paths) {
            FileEntry namesake = byName.get(RecordedPath.name(path));
            if (namesake != null && left.contains(namesake) && fits(namesake, path)) {
                found.put(path, namesake.path);
                left.remove(namesake);
                open.remove(path);
            }
        }
        for (String path : open) {
            left.stream().filter(entry -> fits(entry, path)).findFirst().ifPresent(entry -> {
                found.put(path, entry.path);
                left.remove(entry);
            });
        }
    }

    private boolean fits(FileEntry entry, String path) {
        Newcomer newcomer = newcomers.get(path);
        return owners.of(entry.path).equals(owners.of(path))
                && scope.expected(entry).judge(newcomer.size, newcomer.digests).good();
    }

    /** By one of its trusted hashes: a sequence of 200,000 frames has one size and as many contents. */
    private Map<String, List<FileEntry>> byContent() {
        Map<String, List<FileEntry>> byContent = new HashMap<>();
        missingBySize.values().forEach(entries -> entries.forEach(entry -> {
            Expected expected = scope.expected(entry);
            expected.hashes().stream().filter(RecordedHash::decides).filter(hash -> HashFormat.of(hash.format()).isPresent())
                    .findFirst().ifPresent(hash -> byContent.computeIfAbsent(key(entry.recordedSize, hash.format(),
                            hash.value()), any -> new ArrayList<>(1)).add(entry));
        }));
        return byContent;
    }

    private static List<String> keys(Newcomer newcomer) {
        return newcomer.digests.entrySet().stream()
                .map(digest -> key(newcomer.size, digest.getKey().id(), digest.getValue())).toList();
    }

    private static String key(long size, String format, String value) {
        return size + " " + format + " " + (format.equals("c4") ? value : value.toLowerCase(Locale.ROOT));
    }
}
