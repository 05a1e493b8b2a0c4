package org.checkgate.cli.internal.mhl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.Author;
import org.checkgate.mhl.ClassicList;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.History;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Reference;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.ScopeKind;
import org.checkgate.mhl.UnsafeEntry;

/** What hash lists a folder has, as a document and in lines. */
public final class ScopeDocument {
    private final Scope scope;
    private final List<FoundCollection> collections;

    /** @param scope read from a folder, from which the collections about folders elsewhere are read too */
    public ScopeDocument(Scope scope) throws IOException {
        this.scope = scope;
        this.collections = FoundCollection.in(scope);
    }

    /** Whether there are lists, and nothing is wrong with any. */
    public boolean usable() {
        boolean some = scope.kind() != ScopeKind.NONE || !collections.isEmpty();
        return some && scope.historyErrors().isEmpty() && scope.unsafeEntries().isEmpty()
                && collections.stream().allMatch(FoundCollection::usable);
    }

    /** {@code histories} by folder, {@code .} for the scope itself, as the corpus of the formats describes them. */
    public Map<String, Object> document() {
        Map<String, Object> histories = new LinkedHashMap<>();
        scope.histories().forEach(h -> histories.put(folder(h), generations(h.generations())));
        return Fields.of("name", scope.name(), "kind", scope.kind().id(), "histories", histories,
                "stand_alone", generations(scope.standAlone()),
                "classic_lists", scope.classicLists().stream().map(ScopeDocument::classic).toList(),
                "collections", collections.stream().map(ScopeDocument::collection).toList(),
                "files_recorded", scope.files().size(), "files_on_drive", scope.found().size(),
                "history_errors", errors(scope.historyErrors()), "unsafe_entries", unsafe(scope.unsafeEntries()));
    }

    /** The same for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(scope.name() + ": " + scope.files().size() + " files recorded, " + scope.found().size() + " on the drive");
        for (History history : scope.histories()) {
            history.generations().forEach(g -> lines.addAll(lines(folder(history) + " generation " + g.number(), g)));
        }
        scope.standAlone().forEach(g -> lines.addAll(lines(g.fileName() + ", stand-alone", g)));
        scope.classicLists().forEach(c -> lines.add("  " + c.path() + ": classic " + c.version() + ", " + c.creationDate() + ", " + c.files() + " files"));
        for (FoundCollection collection : collections) {
            lines.add("  " + collection.path() + ": collection of " + collection.packingLists().size() + " packing lists"
                    + (collection.countsHere() ? "" : ", about a folder elsewhere: check that one with --packing-list"));
            if (!collection.countsHere()) {
                collection.packingLists().forEach(g -> lines.addAll(lines("  " + fileName(g), g)));
                lines.addAll(Faults.lines(collection.unsafe(), collection.historyErrors()));
            }
        }
        lines.addAll(faults());
        if (scope.kind() == ScopeKind.NONE && collections.isEmpty()) {
            lines.add("  no hash list: nothing here can be verified");
        }
        return lines;
    }

    /** What is wrong with the lists that count here, a line each. */
    public List<String> faults() {
        return Faults.lines(scope.unsafeEntries(), scope.historyErrors());
    }

    private static List<String> lines(String what, Generation g) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + what + ": " + g.creationDate() + ", " + g.process() + ", " + String.join(" ", g.formats()) + ", "
                + g.files() + " files, by " + g.tool() + " on " + g.hostname());
        g.authors().forEach(author -> lines.add("    author: " + person(author)));
        if (!g.location().isEmpty()) {
            lines.add("    location: " + g.location());
        }
        if (!g.comment().isEmpty()) {
            lines.add("    comment: " + g.comment());
        }
        return lines;
    }

    private static String person(Author author) {
        List<String> more = new ArrayList<>(List.of(author.role(), author.email(), author.phone()));
        more.removeIf(String::isEmpty);
        return author.name() + (more.isEmpty() ? "" : " (" + String.join(", ", more) + ")");
    }

    private static String folder(History history) {
        return history.folder().isEmpty() ? "." : history.folder();
    }

    /** A list that is not about its own folder was read as one from outside. */
    private static String fileName(Generation list) {
        return list.fileName().substring(list.fileName().lastIndexOf('/') + 1);
    }

    private static List<Map<String, Object>> generations(List<Generation> generations) {
        return generations.stream().map(g -> generation(g.fileName(), g)).toList();
    }

    private static Map<String, Object> generation(String file, Generation g) {
        return Fields.of("file", file, "number", g.number(), "creation_date", g.creationDate(), "process", g.process(),
                "formats", g.formats(), "files", g.files(), "dirs", g.directories(), "actions", g.actions(), "ignore", g.ignore(),
                "references", g.references().stream().map(Reference::path).toList(),
                "tool", g.tool(), "tool_version", g.toolVersion(), "hostname", g.hostname(),
                "authors", g.authors().stream().map(ScopeDocument::author).toList(), "location", g.location(), "comment", g.comment());
    }

    private static Map<String, Object> author(Author author) {
        return Fields.of("name", author.name(), "email", author.email(), "phone", author.phone(), "role", author.role());
    }

    private static Map<String, Object> collection(FoundCollection collection) {
        return Fields.of("path", collection.path(), "counts_here", collection.countsHere(),
                "packing_lists", collection.packingLists().stream().map(g -> generation(fileName(g), g)).toList(),
                "history_errors", errors(collection.historyErrors()), "unsafe_entries", unsafe(collection.unsafe()));
    }

    private static Map<String, Object> classic(ClassicList list) {
        return Fields.of("path", list.path(), "usable", list.usable(), "version", list.version(),
                "creation_date", list.creationDate(), "tool", list.tool(), "formats", list.formats(), "files", list.files());
    }

    private static List<Map<String, Object>> errors(List<HistoryError> errors) {
        return errors.stream().map(error -> Fields.of("code", error.code(), "path", error.path())).toList();
    }

    private static List<Map<String, Object>> unsafe(List<UnsafeEntry> entries) {
        return entries.stream().map(entry -> Fields.of("code", entry.code(), "path", entry.path())).toList();
    }
}
