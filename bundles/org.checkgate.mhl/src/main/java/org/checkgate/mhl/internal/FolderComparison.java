package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.checkgate.mhl.DirectoryHashes;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.History;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Reference;
import org.checkgate.mhl.internal.FileEntry.OnDisk;

/**
 * Compares recorded directory hashes with those that follow from the files. A file that was proven has the digest that is
 * recorded of it, so nothing needs to be kept from the reading.
 */
final class FolderComparison {
    private final ReadScope scope;
    private final Predicate<FileEntry> proven;
    private final Map<String, History> histories = new HashMap<>();

    /** @param proven whether a file was read and fits */
    FolderComparison(ReadScope scope, Predicate<FileEntry> proven) {
        this.scope = scope;
        this.proven = proven;
        scope.histories().forEach(history -> histories.put(history.folder(), history));
    }

    DirectoryHashes run() {
        List<FolderClaim> claims = new ArrayList<>();
        int skipped = 0;
        for (FolderClaim claim : scope.table.claims.values()) {
            if (comparable(claim)) {
                claims.add(claim);
            } else {
                skipped += claim.sums().size();
            }
        }
        Set<HashFormat> formats = EnumSet.noneOf(HashFormat.class);
        claims.forEach(claim -> claim.sums().forEach(sum -> HashFormat.of(sum.format()).ifPresent(formats::add)));
        List<DirectoryHashes.Mismatch> mismatches = new ArrayList<>();
        int compared = 0;
        List<FileEntry> files = formats.isEmpty() ? List.of() : files();
        Set<String> folders = formats.isEmpty() ? Set.of() : folders();
        for (HashFormat format : formats) {
            // One format at a time: the digests of a million files' folders are held only once.
            Map<String, FolderHashes.Sums> actual = FolderHashes.of(files, entry -> entry.path, this::digest, folders,
                    EnumSet.of(format));
            for (FolderClaim claim : claims) {
                for (FolderStatement.Sum sum : claim.sums()) {
                    FolderHashes.Sums own = sum.format().equals(format.id()) ? actual.get(claim.folder()) : null;
                    if (own != null && own.content().containsKey(format)) {
                        compared++;
                        boolean content = RecordedHash.fits(sum.format(), sum.content(), own.content().get(format));
                        boolean structure = RecordedHash.fits(sum.format(), sum.structure(), own.structure().get(format));
                        if (!content || !structure) {
                            mismatches.add(new DirectoryHashes.Mismatch(claim.folder(), format.id(), content, structure));
                        }
                    }
                }
            }
        }
        int all = skipped + claims.stream().mapToInt(claim -> claim.sums().size()).sum();
        mismatches.sort(Comparator.comparing(DirectoryHashes.Mismatch::path).thenComparing(DirectoryHashes.Mismatch::format));
        return new DirectoryHashes(compared, all - compared, List.copyOf(mismatches));
    }

    /** Later generations of the history itself, or of one nested below, may have changed the folder rightly. */
    private boolean comparable(FolderClaim claim) {
        History history = histories.get(claim.history());
        if (history == null || !history.usable() || history.nextNumber() != claim.generation() + 1) {
            return false;
        }
        Set<String> referenced = new HashSet<>();
        for (Generation generation : history.generations()) {
            if (generation.number() == claim.generation()) {
                generation.references().stream().map(Reference::path)
                        .forEach(path -> referenced.add(RecordedPath.join(history.folder(), path)));
            }
        }
        for (History nested : histories.values()) {
            boolean inside = nested.folder().equals(claim.folder()) || RecordedPath.below(nested.folder(), claim.folder());
            if (inside && nested != history && !referenced.contains(newest(nested))) {
                return false;
            }
        }
        return true;
    }

    private static String newest(History history) {
        List<Generation> generations = history.generations();
        String file = generations.isEmpty() ? "" : generations.get(generations.size() - 1).fileName();
        return RecordedPath.join(history.folder(), HistoryFolder.NAME + "/" + file);
    }

    /** Missing files are among them: a folder that lacks one cannot be compared. */
    private List<FileEntry> files() {
        List<FileEntry> files = new ArrayList<>();
        for (FileEntry entry : scope.table.files.values()) {
            boolean there = entry.onDisk != OnDisk.NOTHING && entry.onDisk != OnDisk.LINK_TO_FOLDER || entry.live();
            if (there && !entry.history && !scope.ignored(entry)) {
                files.add(entry);
            }
        }
        files.addAll(scope.table.unaddressable);
        files.sort(Comparator.comparing((FileEntry entry) -> entry.path, TreeOrder.PATHS));
        return files;
    }

    private Set<String> folders() {
        Set<String> folders = new TreeSet<>(TreeOrder.PATHS);
        scope.table.folders.values().stream()
                .filter(folder -> (folder.onDisk || folder.live()) && !scope.ignored(folder))
                .forEach(folder -> Drafting.addWithParents(folder.path, folders));
        scope.table.files.values().stream().filter(entry -> entry.live() && entry.onDisk == OnDisk.NOTHING)
                .forEach(entry -> Drafting.addWithParents(RecordedPath.parent(entry.path), folders));
        return folders;
    }

    private byte[] digest(FileEntry entry, HashFormat format) {
        if (!proven.test(entry)) {
            return null;
        }
        for (RecordedHash hash : scope.table.hashes(entry)) {
            if (hash.decides() && hash.format().equals(format.id())) {
                return HashTexts.raw(format, hash.value());
            }
        }
        return null;
    }
}
