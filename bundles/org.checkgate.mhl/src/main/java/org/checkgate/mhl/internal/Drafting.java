package org.checkgate.mhl.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.GenerationDraft;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.History;
import org.checkgate.mhl.Limits;
import org.checkgate.mhl.ProcessType;
import org.checkgate.mhl.Scope;

/** Composes the next generation of a history from digests that were computed elsewhere. */
public final class Drafting {
    /** No path is empty. */
    private static final String AMBIGUOUS = "";

    private Drafting() {}

    public static GenerationDraft next(History before, String scopeName, Collection<HashedFile> files,
            Collection<String> folders, Creator creator, ProcessType process, Instant at) {
        requireSound(before);
        List<HashedFile> sorted = sorted(files);
        Set<String> all = foldersOf(sorted, folders);
        Map<String, FolderHashes.Sums> sums = FolderHashes.of(sorted, all, commonFormats(sorted));
        FolderHashes.Sums root = sums.remove("");
        Map<String, FolderHashes.Sums> ordered = new TreeMap<>(TreeOrder.PATHS);
        ordered.putAll(sums);
        ManifestContent content = new ManifestContent(creator, at, process, root, ignore(before), sorted, ordered, Map.of(), List.of());
        return new Draft(before, ListNames.manifest(before.nextNumber(), scopeName, at), content);
    }

    /** The time in the name of a chain's newest manifest. */
    public static Optional<Instant> newestTime(byte[] chain) {
        try {
            List<ChainParser.Entry> entries = ChainParser.parse(new ByteArrayInputStream(chain), Limits.standard());
            return entries.stream().max(Comparator.comparingInt(ChainParser.Entry::number)).flatMap(newest -> ListNames.time(newest.path()));
        } catch (RefusedDocument | IOException noChain) {
            return Optional.empty();
        }
    }

    /** The given files with the spelling under which the scope's lists record them, where it is another one. */
    public static List<HashedFile> spelledAsRecorded(Scope before, Collection<HashedFile> files) {
        Map<String, Expected> recorded = before.files();
        Map<String, String> unclaimed = new HashMap<>();
        recorded.keySet().forEach(path -> unclaimed.merge(plain(path), path, (one, other) -> AMBIGUOUS));
        List<HashedFile> spelled = new ArrayList<>(files.size());
        for (HashedFile file : files) {
            String earlier = recorded.containsKey(file.path()) ? null : unclaimed.get(plain(file.path()));
            spelled.add(earlier == null || earlier.equals(AMBIGUOUS) ? file : new HashedFile(file.path(), file.size(),
                    file.lastModified(), file.digests(), file.action(), earlier));
        }
        return spelled;
    }

    private static String plain(String path) {
        return PathMatching.composed(path.replace('\\', '/'));
    }

    static void requireSound(History history) {
        if (!history.sound()) {
            throw new IllegalStateException("The history of '" + (history.folder().isEmpty() ? "." : history.folder())
                    + "' has faults; nothing may be appended to it before they are cleared");
        }
    }

    /** The list may only grow from generation to generation. */
    static List<String> ignore(History before) {
        return new IgnoreList().add(IgnoreRules.ASC_DEFAULTS).add(before.ignore()).asList();
    }

    static List<HashedFile> sorted(Collection<HashedFile> files) {
        List<HashedFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(HashedFile::path, TreeOrder.PATHS));
        String last = null;
        for (HashedFile file : sorted) {
            RecordedPath path = RecordedPath.of(file.path());
            if (path.unsafe() != null || path.tidied() || file.path().isEmpty() || file.path().equals(last)) {
                throw new IllegalArgumentException("Not a plain path, or given twice: " + file.path());
            }
            if (file.digests().keySet().stream().noneMatch(HashFormat::inAscMhl)) {
                throw new IllegalArgumentException("No digest that ASC MHL can record: " + file.path());
            }
            if (file.previousPath() != null && RecordedPath.of(file.previousPath()).unsafe() != null) {
                throw new IllegalArgumentException("Not a path of the same folder: " + file.previousPath());
            }
            last = file.path();
        }
        return sorted;
    }

    static Set<String> foldersOf(List<HashedFile> files, Collection<String> folders) {
        Set<String> all = new TreeSet<>(TreeOrder.PATHS);
        for (String folder : folders) {
            addWithParents(folder, all);
        }
        for (HashedFile file : files) {
            addWithParents(RecordedPath.parent(file.path()), all);
        }
        return all;
    }

    static void addWithParents(String folder, Set<String> all) {
        for (String at = folder; !at.isEmpty() && all.add(at);) {
            at = RecordedPath.parent(at);
        }
    }

    /** A folder's hash takes one format throughout, so only formats that every file has can make one. */
    static Set<HashFormat> commonFormats(Collection<HashedFile> files) {
        Set<HashFormat> common = EnumSet.complementOf(EnumSet.of(HashFormat.XXH32));
        files.forEach(file -> common.retainAll(file.digests().keySet()));
        return files.isEmpty() ? EnumSet.of(HashFormat.XXH128) : common;
    }
}
