package org.checkgate.mhl.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkgate.mhl.CreateOptions;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.History;
import org.checkgate.mhl.Reference;

/** Shares out the records among a scope's histories and writes the innermost first, as the outer ones refer to them. */
final class CreationWriter {
    private final ReadScope scope;
    private final CreateOptions options;
    private final HistoryOwners owners;
    private final Map<String, String> movedFolders;
    private final Map<String, History> histories = new TreeMap<>(Comparator.comparing((String folder) ->
            folder.isEmpty() ? 0 : folder.split("/").length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Map<String, List<Reference>> references = new HashMap<>();

    /** @param movedFolders the old path of each renamed folder by its new one */
    CreationWriter(ReadScope scope, CreateOptions options, HistoryOwners owners, Map<String, String> movedFolders) {
        this.scope = scope;
        this.options = options;
        this.owners = owners;
        this.movedFolders = movedFolders;
        histories.put("", History.none());
        scope.histories().forEach(history -> histories.put(history.folder(), history));
    }

    List<String> write(List<HashedFile> files, Map<String, FolderHashes.Sums> sums) throws IOException {
        Map<String, List<HashedFile>> filesOf = new HashMap<>();
        Map<String, Map<String, FolderHashes.Sums>> foldersOf = new HashMap<>();
        Map<String, Map<String, String>> movedOf = new HashMap<>();
        for (HashedFile file : files) {
            String owner = owners.of(file.path());
            String previous = file.previousPath() == null ? null : HistoryOwners.relative(file.previousPath(), owner);
            filesOf.computeIfAbsent(owner, key -> new ArrayList<>()).add(new HashedFile(HistoryOwners.relative(file.path(), owner),
                    file.size(), file.lastModified(), file.digests(), file.action(), previous));
        }
        sums.forEach((folder, own) -> {
            if (!folder.isEmpty()) {
                String owner = owners.of(folder);
                foldersOf.computeIfAbsent(owner, key -> new TreeMap<>(TreeOrder.PATHS))
                        .put(HistoryOwners.relative(folder, owner), own);
            }
        });
        movedFolders.forEach((to, from) -> {
            String owner = owners.of(to);
            if (owner.equals(owners.of(from))) {
                movedOf.computeIfAbsent(owner, key -> new HashMap<>())
                        .put(HistoryOwners.relative(to, owner), HistoryOwners.relative(from, owner));
            }
        });
        List<String> written = new ArrayList<>();
        for (History history : histories.values()) {
            String folder = history.folder();
            ManifestContent content = new ManifestContent(options.creator(), options.at(), options.process(), sums.get(folder),
                    Drafting.ignore(history), filesOf.getOrDefault(folder, List.of()),
                    foldersOf.getOrDefault(folder, Map.of()), movedOf.getOrDefault(folder, Map.of()),
                    references.getOrDefault(folder, List.of()));
            if (hasSomethingToSay(history, content)) {
                written.add(write(history, content));
            }
        }
        return written;
    }

    /** Of chosen files, only the histories around them get a generation; a reference alone begins no history. */
    private boolean hasSomethingToSay(History history, ManifestContent content) {
        return options.only().isEmpty() || !content.files().isEmpty()
                || !content.references().isEmpty() && !history.generations().isEmpty();
    }

    private String write(History history, ManifestContent content) throws IOException {
        String folder = history.folder();
        String name = folder.isEmpty() ? scope.name() : RecordedPath.name(folder);
        Draft draft = new Draft(history, ListNames.manifest(history.nextNumber(), name, options.at()), content);
        String ascmhl = RecordedPath.join(folder, HistoryFolder.NAME);
        String c4 = new GenerationStore(scope.root().orElseThrow().resolve(ascmhl)).store(draft);
        String manifest = ascmhl + "/" + draft.fileName();
        if (!folder.isEmpty()) {
            String outer = owners.of(folder);
            references.computeIfAbsent(outer, key -> new ArrayList<>())
                    .add(new Reference(HistoryOwners.relative(manifest, outer), c4));
        }
        return manifest;
    }
}
