package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Limits;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.UnsafeEntry;

/** Enters one manifest's statements into the table. Faults wait here until the manifest itself has proved genuine. */
final class Records implements ManifestSink {
    /** Longer than any file system knows paths; what a longer one names cannot be there. */
    private static final int MAX_PATH = 32_767;
    /** Bytes of packed hashes: some hundred records of one path. */
    private static final int MAX_HASHES = 100_000;
    private static final int MAX_FAULTS = 10_000;

    /** Roughly what an entry with one hash takes beside its path. */
    private static final int ABSENT_OVERHEAD = 200;

    private final long maxAbsentBytes;
    private final FileTable table;
    private final UnaryOperator<String> toScope;
    private final int manifest;
    private final int generation;
    private final Map<FileEntry, FileStatement> moved = new HashMap<>();
    private final Map<FolderEntry, String> movedFolders = new LinkedHashMap<>();
    /** Sizes stated here that differ from those of earlier generations: of new files under an old name. */
    private final Map<FileEntry, Long> newSizes = new HashMap<>();
    /** A path may be recorded only once in ASC MHL; in a classic list all records of it count. */
    private boolean strict;
    final List<UnsafeEntry> unsafe = new ArrayList<>();
    final List<HistoryError> errors = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    /**
     * @param toScope    a path of the manifest to one of the scope, or null where it is none of ours
     * @param manifest   a number of its own, from 1
     */
    Records(FileTable table, UnaryOperator<String> toScope, int manifest, int generation, Limits limits) {
        this.maxAbsentBytes = limits.maxAbsentBytes();
        this.table = table;
        this.toScope = toScope;
        this.manifest = manifest;
        this.generation = generation;
    }

    @Override
    public void begin(boolean classic) {
        strict = !classic;
    }

    @Override
    public void file(FileStatement statement) {
        String path = usable(statement.path());
        if (path == null) {
            return;
        }
        if (path.equals(toScope.apply(""))) {
            error("manifest-malformed", statement.path());
            return;
        }
        if (statement.badSize()) {
            warn("The recorded size is no number", path);
        }
        FileEntry entry = table.files.get(path);
        if (entry == null) {
            table.absentBytes += ABSENT_OVERHEAD + path.length();
            if (table.absentBytes > maxAbsentBytes) {
                error("manifest-malformed", Shortened.text(path));
                return;
            }
            entry = table.file(path);
            table.absent.add(entry);
        }
        FolderEntry folder = table.folders.get(path);
        if (strict && (entry.manifest == manifest || folder != null && folder.manifest == manifest)) {
            error("duplicate-path", path);
        }
        entry.manifest = manifest;
        if (statement.previousPath() == null || statement.previousPath().isEmpty()) {
            enter(entry, statement);
        } else {
            moved.put(entry, statement);
        }
    }

    private void enter(FileEntry entry, FileStatement statement) {
        boolean trusted = false;
        for (FileStatement.StatedHash hash : statement.hashes()) {
            if (strict && hash.action() == null) {
                warn("A hash has no action, and is trusted", entry.path);
            }
            trusted |= hash.trusted();
            if (entry.hashes != null && entry.hashes.length > MAX_HASHES) {
                error("manifest-malformed", entry.path);
                return;
            }
            entry.hashes = table.packing.add(entry.hashes,
                    new RecordedHash(hash.format(), hash.value(), hash.trusted(), generation));
        }
        if (entry.recorded && statement.size() >= 0 && statement.size() != entry.recordedSize) {
            newSizes.put(entry, statement.size());
        }
        table.size(entry, statement.size(), trusted, !strict);
        entry.recorded = true;
        entry.renamedAway = false;
    }

    /**
     * Renamings are applied together at the manifest's end, whatever the order of its records: two files may have exchanged
     * their names, and a new file may lie under an old one.
     */
    void applyRenamings() {
        Map<FileEntry, FileEntry> before = new HashMap<>();
        moved.forEach((entry, statement) -> {
            String from = usable(statement.previousPath());
            FileEntry old = from == null ? null : known(from);
            if (old != null && old.recorded && old != entry) {
                FileEntry copy = new FileEntry(old.path);
                copy.hashes = table.packing.until(old.hashes, generation);
                copy.recordedSize = old.recordedSize;
                copy.sizeTrusted = old.sizeTrusted;
                before.put(entry, copy);
            }
            if (from != null) {
                table.renamed.add(new Renamed(from, entry.path, true));
            }
        });
        before.values().forEach(copy -> {
            FileEntry old = table.files.get(copy.path);
            boolean another = old.manifest == manifest && !moved.containsKey(old);
            // A new file under the old name, recorded in this same manifest, stays, with what is said of it here alone.
            old.hashes = another ? table.packing.from(old.hashes, generation) : null;
            table.onlySize(old, another ? newSizes.getOrDefault(old, old.recordedSize) : -1);
            old.renamedAway = !another;
        });
        moved.forEach((entry, statement) -> {
            FileEntry copy = before.get(entry);
            if (copy != null) {
                entry.takeRecordsOf(copy);
            }
            enter(entry, statement);
        });
        applyFolderRenamings();
    }

    private void applyFolderRenamings() {
        movedFolders.forEach((folder, previousPath) -> {
            String from = usable(previousPath);
            FolderEntry old = from == null ? null : table.folders.get(from);
            // One of that name recorded in this same manifest is another folder, or has taken the name.
            if (old != null && old != folder && old.manifest != manifest) {
                old.renamedAway = true;
            }
        });
    }

    /** Windows tools wrote the older generations with their own separator. */
    private FileEntry known(String path) {
        FileEntry exact = table.files.get(path);
        return exact != null && exact.recorded ? exact : table.files.getOrDefault(path.replace('/', '\\'), exact);
    }

    @Override
    public void directory(FolderStatement statement) {
        String path = usable(statement.path());
        if (path == null || path.equals(toScope.apply(""))) {
            return;
        }
        FolderEntry folder = table.folder(path);
        FileEntry file = table.files.get(path);
        if (strict && (folder.manifest == manifest || file != null && file.manifest == manifest)) {
            error("duplicate-path", path);
        }
        folder.manifest = manifest;
        folder.recorded = true;
        folder.renamedAway = false;
        if (statement.previousPath() != null && !statement.previousPath().isEmpty()) {
            movedFolders.put(folder, statement.previousPath());
        }
        claim(path, statement);
    }

    @Override
    public void root(FolderStatement statement) {
        claim(toScope.apply(""), statement);
    }

    private void claim(String folder, FolderStatement statement) {
        String history = toScope.apply("");
        if (folder != null && history != null && !statement.sums().isEmpty()) {
            table.claims.put(history + "//" + folder, new FolderClaim(folder, history, generation, statement.sums()));
        }
    }

    @Override
    public void reference(String path, String c4) {
        // Checked by the reader of the history, once all histories are read.
    }

    private String usable(String written) {
        if (written.length() > MAX_PATH) {
            error("manifest-malformed", Shortened.text(written));
            return null;
        }
        RecordedPath recorded = RecordedPath.of(written);
        if (recorded.unsafe() != null) {
            if (unsafe.size() < MAX_FAULTS) {
                unsafe.add(new UnsafeEntry(recorded.unsafe(), written));
            }
            return null;
        }
        if (recorded.tidied()) {
            warn("The path is not written plainly", written);
        }
        return toScope.apply(recorded.path());
    }

    private void error(String code, String path) {
        if (errors.size() < MAX_FAULTS) {
            errors.add(new HistoryError(code, path));
        }
    }

    private void warn(String warning, String path) {
        if (warnings.size() < ScopeFindings.MAX_WARNINGS) {
            warnings.add(warning + ": " + Shortened.text(path));
        }
    }
}
