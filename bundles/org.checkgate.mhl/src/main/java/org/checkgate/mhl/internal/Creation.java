package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.checkgate.mhl.Action;
import org.checkgate.mhl.Created;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;

/** Hashes a folder in place and writes the next generation of its history and of the nested ones. */
public final class Creation {
    private final Path root;
    private final ReadScope scope;
    private final Set<HashFormat> formats;
    private final List<HashedFile> records = Collections.synchronizedList(new ArrayList<>());
    private final List<HashedFile> tree = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> skipped = new ArrayList<>();
    private final IgnoreRules rules = new IgnoreRules(Set.of());

    private Creation(ReadScope scope, Set<HashFormat> formats) {
        this.scope = scope;
        this.root = scope.root().orElseThrow();
        this.formats = formats;
    }

    public static Created in(Path folder, Set<HashFormat> formats, Creator creator, Instant at, VerifyListener listener,
            int threads) throws IOException {
        if (formats.isEmpty() || !formats.stream().allMatch(HashFormat::inAscMhl)) {
            throw new IllegalArgumentException("At least one format of ASC MHL is needed, and no other");
        }
        ReadScope scope = (ReadScope) HashLists.read(folder);
        boolean cutOff = false;
        for (HistoryFolder history : scope.table.histories.values()) {
            if (history.files.stream().anyMatch(name -> name.endsWith(".part"))) {
                new GenerationStore(scope.root().orElseThrow().resolve(history.path(""))).recover();
                cutOff = true;
            }
        }
        Creation creation = new Creation(cutOff ? (ReadScope) HashLists.read(folder) : scope, EnumSet.copyOf(formats));
        return creation.run(creator, at, listener, threads);
    }

    private Created run(Creator creator, Instant at, VerifyListener listener, int threads) throws IOException {
        Verdict before = scope.diff();
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
        Set<String> folders = new TreeSet<>(TreeOrder.PATHS);
        scope.table.folders.values().stream().filter(folder -> folder.onDisk && !rules.ignored(folder.path, true))
                .forEach(folder -> folders.add(folder.path));
        List<HashedFile> sorted = Drafting.sorted(tree);
        Map<String, FolderHashes.Sums> sums = FolderHashes.of(sorted, folders, formats);
        List<String> manifests = new CreationWriter(scope, creator, at).write(Drafting.sorted(records), sums);
        List<String> missing = new ArrayList<>(before.missing());
        missing.addAll(before.missingDirs());
        return new Created(manifests, failed.stream().sorted().toList(), List.copyOf(missing), List.copyOf(skipped));
    }

    /** A classic list becomes a file like any other: the new history rules from now on. */
    private List<FileEntry> toHash() {
        List<FileEntry> entries = new ArrayList<>();
        for (FileEntry entry : scope.table.files.values()) {
            boolean historyFile = ("/" + entry.path).contains("/" + HistoryFolder.NAME + "/");
            if (entry.onDisk == FileEntry.OnDisk.NOTHING || historyFile || rules.ignored(entry.path, false)) {
                continue;
            }
            if (entry.present()) {
                XmlText.escape(entry.path);
                entries.add(entry);
            } else {
                skipped.add(entry.path);
            }
        }
        scope.table.unaddressable.forEach(entry -> skipped.add(entry.path));
        return entries;
    }

    private void hash(FileEntry entry, MediaReader reader) {
        boolean known = entry.live();
        Expected expected = scope.expected(entry);
        Set<HashFormat> all = EnumSet.copyOf(formats);
        all.addAll(known ? expected.formatsToCompute() : Set.of());
        try {
            MultiHash hash = reader.read(entry, all);
            Map<HashFormat, String> digests = hash.finish();
            tree.add(file(entry, hash.length(), digests, formats, Action.ORIGINAL));
            boolean onlyFailed = known && !expected.hashes().isEmpty()
                    && expected.hashes().stream().noneMatch(RecordedHash::trusted);
            if (onlyFailed) {
                // Nobody ever saw this file right: sealing it must not make it good.
                failed.add(entry.path);
                records.add(file(entry, hash.length(), digests, formats, Action.FAILED));
            } else if (!known || expected.formatsToCompute().isEmpty()) {
                records.add(file(entry, hash.length(), digests, formats, Action.ORIGINAL));
            } else if (expected.judge(hash.length(), digests).good()) {
                boolean inHistory = scope.histories().stream().anyMatch(h -> RecordedPath.below(entry.path, h.folder()));
                records.add(file(entry, hash.length(), digests, all, inHistory ? Action.VERIFIED : Action.ORIGINAL));
            } else {
                failed.add(entry.path);
                Set<HashFormat> old = EnumSet.copyOf(expected.formatsToCompute());
                old.remove(HashFormat.XXH32);
                // XXH32 alone cannot be recorded here: then the failure is, in the format asked for.
                records.add(file(entry, hash.length(), digests, old.isEmpty() ? formats : old, Action.FAILED));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(entry.path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static HashedFile file(FileEntry entry, long size, Map<HashFormat, String> digests, Set<HashFormat> wanted,
            Action action) {
        Map<HashFormat, String> chosen = new EnumMap<>(digests);
        chosen.keySet().retainAll(wanted);
        return new HashedFile(entry.path, size, Instant.ofEpochMilli(entry.modified), chosen, action);
    }
}
