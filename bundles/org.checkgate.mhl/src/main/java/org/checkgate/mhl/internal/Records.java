package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.UnsafeEntry;

/** Enters one manifest's statements into the table. Faults wait here until the manifest itself has proved genuine. */
final class Records implements ManifestSink {
    private static final int MAX_WARNINGS = 1_000;

    private final FileTable table;
    private final UnaryOperator<String> toScope;
    private final int manifest;
    private final int generation;
    private final boolean strict;
    private final Map<FileEntry, FileStatement> moved = new HashMap<>();
    final List<UnsafeEntry> unsafe = new ArrayList<>();
    final List<HistoryError> errors = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    /**
     * @param toScope    a path of the manifest to one of the scope, or null where it is none of ours
     * @param manifest   a number of its own, from 1
     * @param strict     whether a path may be recorded only once (ASC MHL), else all records of it count (classic)
     */
    Records(FileTable table, UnaryOperator<String> toScope, int manifest, int generation, boolean strict) {
        this.table = table;
        this.toScope = toScope;
        this.manifest = manifest;
        this.generation = generation;
        this.strict = strict;
    }

    @Override
    public void file(FileStatement statement) {
        String path = usable(statement.path());
        if (path == null) {
            return;
        }
        if (path.equals(toScope.apply(""))) {
            errors.add(new HistoryError("manifest-malformed", statement.path()));
            return;
        }
        if (statement.badSize()) {
            warn("The recorded size is no number: " + path);
        }
        FileEntry entry = table.file(path);
        if (strict && entry.manifest == manifest) {
            errors.add(new HistoryError("duplicate-path", path));
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
                warn("A hash has no action, and is trusted: " + entry.path);
            }
            trusted |= hash.trusted();
            entry.hashes = table.packing.add(entry.hashes,
                    new RecordedHash(hash.format(), hash.value(), hash.trusted(), generation));
        }
        // The size belongs to the earliest content that counts; that of a failed file must not replace it.
        if (entry.recordedSize < 0 && (trusted || !entry.recorded)) {
            entry.recordedSize = statement.size();
        }
        entry.recorded = true;
        entry.renamedAway = false;
    }

    /** Renamings are applied together at the manifest's end: two files may have exchanged their names. */
    void applyRenamings() {
        Map<FileEntry, FileEntry> before = new HashMap<>();
        moved.forEach((entry, statement) -> {
            String from = usable(statement.previousPath());
            FileEntry old = from == null ? null : table.files.get(from);
            if (old != null && old.recorded && old != entry) {
                FileEntry copy = new FileEntry(from);
                copy.hashes = old.hashes;
                copy.recordedSize = old.recordedSize;
                before.put(entry, copy);
            }
            if (from != null) {
                table.renamed.add(new Renamed(from, entry.path, true));
            }
        });
        before.values().forEach(copy -> {
            FileEntry old = table.files.get(copy.path);
            // A new file under the old name, recorded in this same manifest, stays.
            if (old.manifest != manifest || moved.containsKey(old)) {
                old.hashes = null;
                old.recordedSize = -1;
                old.renamedAway = true;
            }
        });
        moved.forEach((entry, statement) -> {
            FileEntry copy = before.get(entry);
            if (copy != null) {
                entry.takeRecordsOf(copy);
            }
            enter(entry, statement);
        });
    }

    @Override
    public void directory(FolderStatement statement) {
        String previousPath = statement.previousPath();
        String path = usable(statement.path());
        if (path == null || path.equals(toScope.apply(""))) {
            return;
        }
        FolderEntry folder = table.folder(path);
        folder.recorded = true;
        folder.renamedAway = false;
        String from = previousPath == null || previousPath.isEmpty() ? null : usable(previousPath);
        if (from != null && !from.equals(path) && table.folders.containsKey(from)) {
            table.folder(from).renamedAway = true;
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
        RecordedPath recorded = RecordedPath.of(written);
        if (recorded.unsafe() != null) {
            unsafe.add(new UnsafeEntry(recorded.unsafe(), written));
            return null;
        }
        if (recorded.tidied()) {
            warn("The path is not written plainly: " + written);
        }
        return toScope.apply(recorded.path());
    }

    private void warn(String warning) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        }
    }
}
