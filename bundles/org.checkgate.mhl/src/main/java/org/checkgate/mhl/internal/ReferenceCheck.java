package org.checkgate.mhl.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Reference;
import org.checkgate.mhl.UnsafeEntry;

/** Checks that the histories which a manifest refers to are there, and are those it refers to. */
final class ReferenceCheck {
    private final FileTable table;
    private final ListReader lists;
    private final ScopeFindings findings;
    private final Set<String> otherScopes;

    /** @param otherScopes folders whose files belong to other scopes; their manifests can still be referred to */
    ReferenceCheck(FileTable table, ListReader lists, ScopeFindings findings, Set<String> otherScopes) {
        this.table = table;
        this.lists = lists;
        this.findings = findings;
        this.otherScopes = otherScopes;
    }

    /** @param folder the folder that the references' paths are relative to */
    void check(String folder, List<Generation> generations) {
        for (Generation generation : generations) {
            for (Reference reference : generation.references()) {
                check(folder, reference);
            }
        }
    }

    private void check(String folder, Reference reference) {
        RecordedPath recorded = RecordedPath.of(reference.path());
        if (recorded.unsafe() != null) {
            findings.unsafe(new UnsafeEntry(recorded.unsafe(), reference.path()));
            return;
        }
        String path = RecordedPath.join(folder, recorded.path());
        String found = found(path);
        String actual = found == null ? null : findings.manifestC4.computeIfAbsent(found, this::c4);
        if (actual == null) {
            findings.error(new HistoryError("referenced-history-missing", path));
        } else if (!actual.equals(reference.c4())) {
            findings.error(new HistoryError("reference-mismatch", path));
        }
    }

    /** The manifest as it lies on disk, where it may be spelled otherwise, as files may be; null if it is not there. */
    private String found(String path) {
        if (there(path)) {
            return path;
        }
        String plain = path.replace('\\', '/');
        if (there(plain)) {
            return plain;
        }
        String composed = PathMatching.composed(plain);
        List<String> fitting = table.histories.values().stream()
                .filter(history -> PathMatching.composed(history.folder).equals(parentOfHistory(composed)))
                .map(HistoryFolder::manifests).flatMap(Collection::stream)
                .filter(manifest -> PathMatching.composed(manifest).equals(composed)).toList();
        return fitting.size() == 1 ? fitting.get(0) : null;
    }

    private static String parentOfHistory(String manifest) {
        return RecordedPath.parent(RecordedPath.parent(manifest));
    }

    private boolean there(String path) {
        String folder = RecordedPath.parent(path);
        HistoryFolder owner = RecordedPath.name(folder).equals(HistoryFolder.NAME)
                ? table.histories.get(RecordedPath.parent(folder)) : null;
        return owner != null && owner.files.contains(RecordedPath.name(path))
                || otherScopes.stream().anyMatch(other -> RecordedPath.below(path, other));
    }

    private String c4(String path) {
        try (HashedDocument document = new HashedDocument(lists.open(path))) {
            return document.c4(lists.limits().maxDocumentBytes());
        } catch (IOException e) {
            return null;
        }
    }
}
