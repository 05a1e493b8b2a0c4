package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.checkgate.mhl.Action;
import org.checkgate.mhl.CreateOptions;
import org.checkgate.mhl.Created;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.History;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;

/** Hashes a folder where it lies and writes the next generation of its history and of the nested ones. */
public final class Creation {
    private static final FileVerdict RECORDED =
            new FileVerdict(FileVerdict.Outcome.MATCH, FileVerdict.How.NOTHING, "", "", "", "");

    private final Path root;
    private final ReadScope scope;
    private final CreateOptions options;
    private final VerifyListener listener;
    private final Verdict before;
    private final HistoryOwners owners;
    private final Renames renames;
    private final List<HashedFile> records = Collections.synchronizedList(new ArrayList<>());
    /** Every file in the formats asked for, as the directory hashes need them. */
    private final List<HashedFile> tree = Collections.synchronizedList(new ArrayList<>());
    private final List<HashedFile> newcomers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> skipped = new ArrayList<>();
    private final IgnoreRules rules = new IgnoreRules(Set.of());

    private Creation(ReadScope scope, CreateOptions options, VerifyListener listener) {
        this.scope = scope;
        this.root = scope.root().orElseThrow();
        this.options = options;
        this.listener = listener;
        this.before = scope.diff();
        this.owners = new HistoryOwners(scope.histories().stream().map(History::folder).toList());
        boolean search = options.detectRenames() && options.only().isEmpty();
        this.renames = new Renames(scope, owners, search ? before.missing() : List.of());
    }

    public static Created in(Path folder, CreateOptions options, VerifyListener listener, int threads) throws IOException {
        ReadScope scope = (ReadScope) HashLists.read(folder);
        boolean cutOff = false;
        for (HistoryFolder history : scope.table.histories.values()) {
            if (history.files.isEmpty() || history.files.stream().anyMatch(name -> name.endsWith(".part"))) {
                new GenerationStore(scope.root().orElseThrow().resolve(history.path(""))).recover();
                cutOff = true;
            }
        }
        return new Creation(cutOff ? (ReadScope) HashLists.read(folder) : scope, options, listener).run(threads);
    }

    private Created run(int threads) throws IOException {
        if (!before.historyErrors().isEmpty() || !before.unsafeEntries().isEmpty() || !scope.table.unreadable.isEmpty()) {
            throw new IllegalStateException("The folder's hash lists have faults, or a folder cannot be read; "
                    + "nothing was written: " + before.historyErrors() + before.unsafeEntries() + scope.table.unreadable);
        }
        Path own = root.resolve(HistoryFolder.NAME);
        if (Files.exists(own, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException("'ascmhl' is there and is no folder; nothing was written");
        }
        if (scope.histories().stream().noneMatch(h -> h.folder().isEmpty())) {
            rules.add("", false, IgnoreRules.ASC_DEFAULTS);
        }
        scope.histories().forEach(history -> rules.add(history.folder(), false, Drafting.ignore(history)));
        List<FileEntry> entries = toHash();
        listener.started(entries.size(), entries.stream().mapToLong(entry -> entry.size).sum());
        try {
            new Sweep(root, listener, threads).each(entries, this::hash);
        } catch (UncheckedIOException e) {
            throw new IOException("Nothing was written: " + e.getMessage(), e.getCause());
        }
        return options.only().isEmpty() ? whole() : chosen();
    }

    private Created chosen() throws IOException {
        List<String> manifests = new CreationWriter(scope, options, owners, Map.of()).write(Drafting.sorted(records), Map.of());
        return new Created(manifests, failed.stream().sorted().toList(), List.of(), List.of(), List.copyOf(skipped));
    }

    private Created whole() throws IOException {
        Map<String, String> moved = renames.found();
        newcomers.forEach(file -> records.add(moved.containsKey(file.path()) ? renamed(file, moved.get(file.path()))
                : with(file, options.formats(), Action.ORIGINAL, null)));
        Set<String> missing = new LinkedHashSet<>(before.missing());
        missing.removeAll(new HashSet<>(moved.values()));
        Map<String, String> movedFolders = FolderRenames.of(moved, Set.copyOf(before.missingDirs()), missing, newFolders());
        missing.addAll(before.missingDirs());
        missing.removeAll(new HashSet<>(movedFolders.values()));

        Set<String> folders = new TreeSet<>(TreeOrder.PATHS);
        scope.table.folders.values().stream().filter(folder -> folder.onDisk && !rules.ignored(folder.path, true))
                .forEach(folder -> folders.add(folder.path));
        Map<String, FolderHashes.Sums> sums = FolderHashes.of(Drafting.sorted(tree), folders, options.formats());
        Map<String, String> otherwise = new HashMap<>(movedFolders);
        scope.table.folders.values().stream().filter(folder -> folder.recordedAs != null)
                .forEach(folder -> otherwise.put(folder.path, folder.recordedAs));
        List<String> manifests = new CreationWriter(scope, options, owners, otherwise).write(Drafting.sorted(records), sums);
        List<Renamed> told = new ArrayList<>();
        moved.forEach((to, from) -> told.add(new Renamed(from, to, true)));
        movedFolders.forEach((to, from) -> told.add(new Renamed(from, to, true)));
        told.sort(Comparator.comparing(Renamed::from));
        return new Created(manifests, failed.stream().sorted().toList(), List.copyOf(missing), told, List.copyOf(skipped));
    }

    private Set<String> newFolders() {
        Set<String> folders = new HashSet<>();
        scope.table.folders.values().stream().filter(folder -> folder.onDisk && !folder.live())
                .forEach(folder -> folders.add(folder.path));
        return folders;
    }

    /** A classic list becomes a file like any other: the new history rules from now on. */
    private List<FileEntry> toHash() {
        Set<String> unseen = new TreeSet<>(options.only());
        List<FileEntry> entries = new ArrayList<>();
        for (FileEntry entry : scope.table.files.values()) {
            boolean historyFile = ("/" + entry.path).contains("/" + HistoryFolder.NAME + "/");
            if (entry.onDisk == FileEntry.OnDisk.NOTHING || historyFile || rules.ignored(entry.path, false)
                    || !chosen(entry.path, unseen)) {
                continue;
            }
            if (entry.present()) {
                XmlText.escape(entry.path);
                entries.add(entry);
            } else {
                skipped.add(entry.path);
            }
        }
        if (!unseen.isEmpty()) {
            throw new IllegalArgumentException("There is no file to record at " + String.join(", ", unseen));
        }
        if (options.only().isEmpty()) {
            scope.table.unaddressable.forEach(entry -> skipped.add(entry.path));
        }
        return entries;
    }

    private boolean chosen(String path, Set<String> unseen) {
        boolean chosen = options.only().isEmpty();
        for (String at = path; !at.isEmpty() && !options.only().isEmpty(); at = RecordedPath.parent(at)) {
            if (options.only().contains(at)) {
                unseen.remove(at);
                chosen = true;
            }
        }
        return chosen;
    }

    private void hash(FileEntry entry, MediaReader reader) {
        boolean known = entry.live();
        Expected expected = scope.expected(entry);
        Set<HashFormat> all = EnumSet.copyOf(options.formats());
        all.addAll(known ? expected.formatsToCompute() : renames.formats(entry.size));
        try {
            MultiHash hash = reader.read(entry, all);
            HashedFile file = new HashedFile(entry.path, hash.length(), Instant.ofEpochMilli(entry.modified), hash.finish(),
                    Action.ORIGINAL);
            tree.add(with(file, options.formats(), Action.ORIGINAL, null));
            if (!known && renames.consider(file.path(), file.size(), file.digests())) {
                newcomers.add(file);
            } else {
                records.add(known ? judged(expected, file, spelledBefore(entry)) : with(file, options.formats(), Action.ORIGINAL, null));
            }
            listener.judged(file.path(), known && failed.contains(file.path())
                    ? expected.judge(file.size(), file.digests()) : RECORDED);
        } catch (IOException e) {
            throw new UncheckedIOException(entry.path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The spelling under which earlier generations record the file, if it is another one. The new generation writes the name
     * as it is on disk, and without the link between the two the old one would be missing from then on.
     */
    private String spelledBefore(FileEntry entry) {
        return owners.recorded(entry.path) ? entry.recordedAs : null;
    }

    private HashedFile judged(Expected expected, HashedFile file, String before) {
        Set<HashFormat> old = EnumSet.noneOf(HashFormat.class);
        old.addAll(expected.formatsToCompute());
        if (!expected.hashes().isEmpty() && expected.hashes().stream().noneMatch(RecordedHash::trusted)) {
            // Nobody ever saw this file right: sealing it must not make it good.
            failed.add(file.path());
            return with(file, options.formats(), Action.FAILED, before);
        } else if (old.isEmpty() && expected.sizeDiffers(file.size())) {
            failed.add(file.path());
            return with(file, options.formats(), Action.FAILED, before);
        } else if (old.isEmpty()) {
            return with(file, options.formats(), Action.ORIGINAL, before);
        } else if (expected.judge(file.size(), file.digests()).good()) {
            return with(file, file.digests().keySet(), owners.recorded(file.path()) ? Action.VERIFIED : Action.ORIGINAL,
                    before);
        }
        failed.add(file.path());
        old.remove(HashFormat.XXH32);
        // XXH32 alone cannot be recorded here: then the failure is, in the format asked for.
        return with(file, old.isEmpty() ? options.formats() : old, Action.FAILED, before);
    }

    /**
     * All that the old name has was verified in this read. Under the new name it is written as original, as the reference
     * tool does: a file with verified hashes alone is a new one to it.
     */
    private HashedFile renamed(HashedFile file, String from) {
        Set<HashFormat> formats = EnumSet.copyOf(options.formats());
        formats.addAll(scope.expected(scope.table.files.get(from)).formatsToCompute());
        return with(file, formats, Action.ORIGINAL, from);
    }

    private static HashedFile with(HashedFile file, Collection<HashFormat> wanted, Action action, String previousPath) {
        Map<HashFormat, String> chosen = new EnumMap<>(file.digests());
        chosen.keySet().retainAll(wanted);
        return new HashedFile(file.path(), file.size(), file.lastModified(), chosen, action, previousPath);
    }
}
