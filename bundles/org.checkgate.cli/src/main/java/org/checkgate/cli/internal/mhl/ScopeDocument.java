package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.ClassicList;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.History;
import org.checkgate.mhl.Reference;
import org.checkgate.mhl.Scope;

/** What hash lists a folder has, as a document and in lines. */
public final class ScopeDocument {
    private ScopeDocument() {
    }

    /** {@code histories} by folder, {@code .} for the scope itself, as the corpus of the formats describes them. */
    public static Map<String, Object> of(Scope scope) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", scope.name());
        document.put("kind", scope.kind().id());
        Map<String, Object> histories = new LinkedHashMap<>();
        scope.histories().forEach(h -> histories.put(folder(h), h.generations().stream().map(ScopeDocument::generation).toList()));
        document.put("histories", histories);
        document.put("stand_alone", scope.standAlone().stream().map(ScopeDocument::generation).toList());
        document.put("classic_lists", scope.classicLists().stream().map(ScopeDocument::classic).toList());
        document.put("files_recorded", scope.files().size());
        document.put("files_on_drive", scope.found().size());
        document.put("history_errors", scope.historyErrors().stream().map(e -> Map.of("code", e.code(), "path", e.path())).toList());
        document.put("unsafe_entries", scope.unsafeEntries().stream().map(e -> Map.of("code", e.code(), "path", e.path())).toList());
        return document;
    }

    public static List<String> lines(Scope scope) {
        List<String> lines = new ArrayList<>();
        lines.add(scope.name() + ": " + scope.files().size() + " files recorded, " + scope.found().size() + " on the drive");
        for (History history : scope.histories()) {
            for (Generation g : history.generations()) {
                lines.add("  " + folder(history) + " generation " + g.number() + ": " + g.creationDate() + ", " + g.process() + ", " + String.join(" ", g.formats())
                        + ", " + g.files() + " files, by " + g.tool() + " on " + g.hostname());
            }
        }
        scope.standAlone().forEach(g -> lines.add("  " + g.fileName() + ": stand-alone, " + g.creationDate() + ", " + g.files() + " files"));
        scope.classicLists().forEach(c -> lines.add("  " + c.path() + ": classic " + c.version() + ", " + c.creationDate() + ", " + c.files() + " files"));
        scope.historyErrors().forEach(e -> lines.add("  fault of the hash list: " + e.path() + " (" + e.code() + ")"));
        scope.unsafeEntries().forEach(e -> lines.add("  unsafe: " + e.path() + " (" + e.code() + "); it was not followed"));
        if (scope.histories().isEmpty() && scope.standAlone().isEmpty() && scope.classicLists().isEmpty()) {
            lines.add("  no hash list: nothing here can be verified");
        }
        return lines;
    }

    private static String folder(History history) {
        return history.folder().isEmpty() ? "." : history.folder();
    }

    private static Map<String, Object> generation(Generation g) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", g.fileName());
        map.put("number", g.number());
        map.put("creation_date", g.creationDate());
        map.put("process", g.process());
        map.put("formats", g.formats());
        map.put("files", g.files());
        map.put("dirs", g.directories());
        map.put("actions", g.actions());
        map.put("ignore", g.ignore());
        map.put("references", g.references().stream().map(Reference::path).toList());
        map.put("tool", g.tool());
        map.put("tool_version", g.toolVersion());
        map.put("hostname", g.hostname());
        return map;
    }

    private static Map<String, Object> classic(ClassicList list) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", list.path());
        map.put("usable", list.usable());
        map.put("version", list.version());
        map.put("creation_date", list.creationDate());
        map.put("tool", list.tool());
        map.put("formats", list.formats());
        map.put("files", list.files());
        return map;
    }
}
