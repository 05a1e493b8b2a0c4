package org.checkgate.mhl.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.History;
import org.checkgate.mhl.ProcessType;
import org.checkgate.mhl.Reference;

/** Shares out the records among a scope's histories and writes the innermost first, as the outer ones refer to them. */
final class CreationWriter {
    private final ReadScope scope;
    private final Creator creator;
    private final Instant at;
    private final Map<String, History> histories = new TreeMap<>(Comparator.comparing((String folder) ->
            folder.isEmpty() ? 0 : folder.split("/").length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Map<String, List<Reference>> references = new HashMap<>();

    CreationWriter(ReadScope scope, Creator creator, Instant at) {
        this.scope = scope;
        this.creator = creator;
        this.at = at;
        histories.put("", History.none());
        scope.histories().forEach(history -> histories.put(history.folder(), history));
    }

    List<String> write(List<HashedFile> files, Map<String, FolderHashes.Sums> sums) throws IOException {
        Map<String, List<HashedFile>> filesOf = new HashMap<>();
        Map<String, Map<String, FolderHashes.Sums>> foldersOf = new HashMap<>();
        for (HashedFile file : files) {
            String owner = owner(file.path());
            filesOf.computeIfAbsent(owner, key -> new ArrayList<>()).add(new HashedFile(relative(file.path(), owner),
                    file.size(), file.lastModified(), file.digests(), file.action()));
        }
        sums.forEach((folder, own) -> {
            if (!folder.isEmpty()) {
                String owner = owner(folder);
                foldersOf.computeIfAbsent(owner, key -> new TreeMap<>(TreeOrder.PATHS)).put(relative(folder, owner), own);
            }
        });
        List<String> written = new ArrayList<>();
        for (History history : histories.values()) {
            String folder = history.folder();
            ManifestContent content = new ManifestContent(creator, at, ProcessType.IN_PLACE, sums.get(folder),
                    Drafting.ignore(history), filesOf.getOrDefault(folder, List.of()),
                    foldersOf.getOrDefault(folder, Map.of()), references.getOrDefault(folder, List.of()));
            written.add(write(history, content));
        }
        return written;
    }

    private String write(History history, ManifestContent content) throws IOException {
        String folder = history.folder();
        String name = folder.isEmpty() ? scope.name() : RecordedPath.name(folder);
        Draft draft = new Draft(history, ListNames.manifest(history.nextNumber(), name, at), content);
        String ascmhl = RecordedPath.join(folder, HistoryFolder.NAME);
        String c4 = new GenerationStore(scope.root().orElseThrow().resolve(ascmhl)).store(draft);
        String manifest = ascmhl + "/" + draft.fileName();
        if (!folder.isEmpty()) {
            String outer = owner(folder);
            references.computeIfAbsent(outer, key -> new ArrayList<>())
                    .add(new Reference(relative(manifest, outer), c4));
        }
        return manifest;
    }

    /** The innermost history that a path lies in; a nested history's own folder belongs to the outer one. */
    private String owner(String path) {
        String at = RecordedPath.parent(path);
        while (!histories.containsKey(at)) {
            at = RecordedPath.parent(at);
        }
        return at;
    }

    private static String relative(String path, String folder) {
        return folder.isEmpty() ? path : path.substring(folder.length() + 1);
    }
}
