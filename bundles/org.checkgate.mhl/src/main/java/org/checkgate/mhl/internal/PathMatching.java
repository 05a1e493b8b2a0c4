package org.checkgate.mhl.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files that are recorded under another spelling than on disk: canonically equivalent Unicode (systems store
 * names composed or decomposed), or Windows separators. Exact matches are made by the table itself and come first.
 */
final class PathMatching {
    private final FileTable table;
    private final ScopeFindings findings;
    private Map<String, List<FileEntry>> unclaimed;

    PathMatching(FileTable table, ScopeFindings findings) {
        this.table = table;
        this.findings = findings;
    }

    void run() {
        List<FileEntry> unmatched = new ArrayList<>();
        for (FileEntry entry : table.absent) {
            if (entry.live()) {
                unmatched.add(entry);
            }
        }
        for (FileEntry entry : unmatched) {
            FileEntry found = equivalent(entry.path);
            if (found == null && entry.path.indexOf('\\') >= 0) {
                found = windows(entry.path);
            }
            if (found != null) {
                found.recordedAs = found.recorded ? found.recordedAs : entry.path;
                found.takeRecordsOf(entry);
                table.files.remove(entry.path);
                findings.warn("Recorded under another spelling: " + entry.path);
            }
        }
        folders();
    }

    private FileEntry equivalent(String path) {
        if (unclaimed == null) {
            unclaimed = new HashMap<>();
            for (FileEntry entry : table.files.values()) {
                if (entry.onDisk != FileEntry.OnDisk.NOTHING && !entry.recorded) {
                    unclaimed.computeIfAbsent(composed(entry.path), key -> new ArrayList<>(1)).add(entry);
                }
            }
        }
        List<FileEntry> fitting = unclaimed.getOrDefault(composed(path), List.of()).stream()
                .filter(entry -> !entry.recorded).toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    private FileEntry windows(String path) {
        RecordedPath tidy = RecordedPath.of(path.replace('\\', '/'));
        if (tidy.unsafe() != null) {
            return null;
        }
        FileEntry entry = table.files.get(tidy.path());
        return entry != null && entry.onDisk != FileEntry.OnDisk.NOTHING ? entry : equivalent(tidy.path());
    }

    private void folders() {
        List<FolderEntry> unmatched = table.folders.values().stream().filter(f -> f.live() && !f.onDisk).toList();
        Map<String, List<FolderEntry>> candidates = new HashMap<>();
        if (!unmatched.isEmpty()) {
            table.folders.values().stream().filter(f -> f.onDisk && !f.recorded)
                    .forEach(f -> candidates.computeIfAbsent(composed(f.path), key -> new ArrayList<>(1)).add(f));
        }
        for (FolderEntry folder : unmatched) {
            FolderEntry plain = folder.path.indexOf('\\') < 0 ? null : table.folders.get(folder.path.replace('\\', '/'));
            if (plain != null && plain.onDisk) {
                plain.recordedAs = plain.recorded ? plain.recordedAs : folder.path;
                plain.recorded = true;
                table.folders.remove(folder.path);
                continue;
            }
            List<FolderEntry> fitting = candidates.getOrDefault(composed(folder.path.replace('\\', '/')), List.of()).stream()
                    .filter(f -> !f.recorded).toList();
            if (fitting.size() == 1) {
                fitting.get(0).recorded = true;
                fitting.get(0).recordedAs = folder.path;
                table.folders.remove(folder.path);
            }
        }
    }

    /** The path in composed Unicode, for comparing only. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
