package org.checkgate.mhl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.mhl.FoundFile;
import org.checkgate.mhl.Limits;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.Roll;
import org.checkgate.mhl.RollSearch;
import org.checkgate.mhl.ScopeKind;

/** Applies the rules that {@link org.checkgate.mhl.Rolls} states. */
public final class RollFinder {
    private final Path root;
    private final FileTable table = new FileTable();
    private final Limits limits;
    /** The lists of each list-made roll, by the roll's folder. */
    private final Map<String, List<String>> listed = new TreeMap<>();
    private final Set<String> standAlone = new HashSet<>();

    private RollFinder(Path root, Limits limits) {
        this.root = root;
        this.limits = limits;
    }

    public static RollSearch find(Path folder, Limits limits) throws IOException {
        Path root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(folder.toString());
        }
        RollFinder finder = new RollFinder(root, limits);
        TreeWalk.into(finder.table, root, Set.of());
        finder.lists();
        finder.mergeInner();
        finder.mergeClips();
        return finder.result();
    }

    private void lists() {
        Documents documents = Documents.in(root);
        for (String path : table.listCandidates) {
            String folder = RecordedPath.parent(path);
            boolean inHistory = table.histories.keySet().stream().anyMatch(owner -> RecordedPath.below(path, owner));
            if (inHistory || table.files.containsKey(RecordedPath.join(folder, "ascmhl_collection.xml"))) {
                continue;
            }
            ListShape shape = ListShape.of(documents, path, limits);
            String roll = shape.roll(path);
            roll = roll.equals(folder) || table.folders.containsKey(roll) && table.folder(roll).onDisk ? roll : folder;
            if (!shape.classic) {
                standAlone.add(path);
            }
            listed.computeIfAbsent(roll, key -> new ArrayList<>()).add(path);
        }
    }

    private void mergeInner() {
        for (String folder : List.copyOf(listed.keySet())) {
            listed.keySet().stream().filter(outer -> RecordedPath.below(folder, outer) && !folder.equals(outer))
                    .findFirst().ifPresent(outer -> {
                        // A list beside its roll has no meaning for the outer one's own reading.
                        if (listed.get(folder).stream().allMatch(list -> RecordedPath.below(list, folder))) {
                            listed.get(outer).addAll(listed.remove(folder));
                        }
                    });
        }
    }

    private void mergeClips() {
        Map<String, List<String>> siblings = new TreeMap<>();
        for (String folder : listed.keySet()) {
            if (!folder.isEmpty() && listed.get(folder).stream().allMatch(list -> RecordedPath.below(list, folder))) {
                siblings.computeIfAbsent(RecordedPath.parent(folder), key -> new ArrayList<>()).add(folder);
            }
        }
        siblings.forEach((parent, clips) -> {
            String name = parent.isEmpty() ? root.getFileName() + "" : RecordedPath.name(parent);
            boolean card = clips.size() > 1 && name.length() >= 4
                    && clips.stream().allMatch(clip -> RecordedPath.name(clip).startsWith(name.substring(0, 4)));
            if (card && !table.histories.containsKey(parent)) {
                List<String> all = new ArrayList<>();
                clips.forEach(clip -> all.addAll(listed.remove(clip)));
                listed.computeIfAbsent(parent, key -> new ArrayList<>()).addAll(all);
            }
        });
    }

    private RollSearch result() {
        Set<String> folders = new HashSet<>(table.histories.keySet());
        folders.addAll(listed.keySet());
        List<Roll> rolls = new ArrayList<>();
        for (String folder : folders.stream().sorted().toList()) {
            rolls.add(roll(folder, folders));
        }
        Set<String> lists = new HashSet<>();
        listed.values().forEach(lists::addAll);
        List<FoundFile> other = new ArrayList<>();
        List<FileEntry> all = new ArrayList<>(table.files.values());
        all.addAll(table.unaddressable);
        for (FileEntry entry : all) {
            if (!owned(entry.path, folders) && !lists.contains(entry.path)) {
                FoundFile.Kind kind = entry.onDisk == FileEntry.OnDisk.REGULAR ? FoundFile.Kind.REGULAR
                        : table.links.containsKey(entry.path) ? FoundFile.Kind.LINK : FoundFile.Kind.SPECIAL;
                other.add(new FoundFile(entry.path, entry.size, Instant.ofEpochMilli(entry.modified), kind,
                        FoundFile.Role.EXTRA));
            }
        }
        List<Link> links = table.links.values().stream().filter(link -> !owned(link.path(), folders)).toList();
        return new RollSearch(List.copyOf(rolls), List.copyOf(other), links, List.copyOf(table.unreadable));
    }

    private Roll roll(String folder, Set<String> folders) {
        List<String> manifests = new ArrayList<>(listed.getOrDefault(folder, List.of()));
        boolean history = table.histories.containsKey(folder);
        boolean classic = manifests.stream().anyMatch(list -> !standAlone.contains(list));
        if (history) {
            manifests.add(0, table.histories.get(folder).path(HistoryFolder.CHAIN));
        }
        ScopeKind kind = !classic ? ScopeKind.ASCMHL : history ? ScopeKind.MIXED : ScopeKind.CLASSIC;
        String name = folder.isEmpty() ? root.getFileName() + "" : RecordedPath.name(folder);
        List<String> inner = folders.stream().filter(other -> !other.equals(folder) && RecordedPath.below(other, folder))
                .map(other -> folder.isEmpty() ? other : other.substring(folder.length() + 1)).sorted().toList();
        return new Roll(folder, name, kind, List.copyOf(manifests), inner);
    }

    private static boolean owned(String path, Set<String> folders) {
        if (folders.contains("")) {
            return true;
        }
        for (String at = RecordedPath.parent(path); !at.isEmpty(); at = RecordedPath.parent(at)) {
            if (folders.contains(at)) {
                return true;
            }
        }
        return false;
    }
}
