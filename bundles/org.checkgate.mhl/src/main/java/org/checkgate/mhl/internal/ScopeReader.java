package org.checkgate.mhl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.checkgate.mhl.ClassicList;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.History;
import org.checkgate.mhl.Limits;
import org.checkgate.mhl.ManifestSource;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.ScopeKind;

/** Reads a scope: the tree, then every list that counts in it, then what belongs to what. */
public final class ScopeReader {
    private final Path root;
    private final String name;
    private final FileTable table;
    private final ScopeFindings findings = new ScopeFindings();
    private final ListReader lists;
    private final List<History> histories = new ArrayList<>();
    private final List<ClassicList> classic = new ArrayList<>();
    private final List<Generation> standAlone = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();
    private final List<String> classicFolders = new ArrayList<>();
    private final Set<String> excluded = new HashSet<>();
    private boolean classicSeen;

    private ScopeReader(Path root, String name, FileTable table, Documents documents, Limits limits) {
        this.root = root;
        this.name = name;
        this.table = table;
        this.lists = new ListReader(table, documents, limits, findings);
    }

    /** Reads a folder with the lists found in it. */
    public static Scope folder(Path folder, Limits limits) throws IOException {
        return roll(folder, Set.of(), List.of(), limits);
    }

    /** Reads a folder against one list given by the user; its paths are relative to the folder. */
    public static Scope against(Path folder, Path list, Limits limits) throws IOException {
        ScopeReader reader = onDisk(folder, Set.of(), List.of(list, list.resolveSibling(CollectionReader.NAME)), limits);
        String name = "../" + list.getFileName();
        boolean collected = Files.isRegularFile(list.resolveSibling(CollectionReader.NAME), LinkOption.NOFOLLOW_LINKS);
        String c4 = collected ? new CollectionReader(reader.lists, reader.findings, (any, other) -> true).c4("../" + CollectionReader.NAME, name) : null;
        if (!collected || c4 != null) {
            reader.list(name, "", UnaryOperator.identity(), c4);
        }
        return reader.done();
    }

    /**
     * Reads a folder with the lists found in it.
     *
     * @param inner  folders below it that are scopes of their own
     * @param beside lists that lie in the folder's parent and whose paths begin with the folder's name
     */
    public static Scope roll(Path folder, Set<String> inner, List<Path> beside, Limits limits) throws IOException {
        ScopeReader reader = onDisk(folder, inner, beside, limits);
        reader.excluded.addAll(inner);
        reader.findings.owners.addAll(inner);
        reader.findings.unusable.addAll(inner);
        reader.histories();
        reader.listsByThemselves();
        String prefix = reader.name + "/";
        for (Path list : beside) {
            reader.list("../" + list.getFileName(), "", path -> path.startsWith(prefix)
                    || path.startsWith(reader.name + "\\") ? path.substring(prefix.length()) : null, null);
        }
        return reader.done();
    }

    /** Reads documents alone; nothing is known of the disk. */
    public static Scope documents(String name, ManifestSource source, Limits limits) {
        FileTable table = new FileTable();
        for (String path : source.paths()) {
            String folder = RecordedPath.parent(path);
            if (RecordedPath.name(folder).equals(HistoryFolder.NAME)) {
                String owner = RecordedPath.parent(folder);
                table.histories.computeIfAbsent(owner, HistoryFolder::new).files.add(RecordedPath.name(path));
            } else if (HistoryFolder.isList(RecordedPath.name(path))) {
                table.listCandidates.add(path);
            }
        }
        ScopeReader reader = new ScopeReader(null, name, table, source::open, limits);
        reader.histories();
        reader.listsByThemselves();
        return reader.done();
    }

    private static ScopeReader onDisk(Path folder, Set<String> inner, List<Path> given, Limits limits)
            throws IOException {
        Path root = real(folder);
        FileTable table = new FileTable();
        TreeWalk.into(table, root, inner);
        Documents own = Documents.in(root);
        // A list from outside the folder was named by the user or by the search: it is opened by its own path.
        return new ScopeReader(root, name(root), table, path -> {
            for (Path list : given) {
                if (path.equals("../" + list.getFileName())) {
                    return Files.newInputStream(list);
                }
            }
            return own.open(path);
        }, limits);
    }

    private static Path real(Path folder) throws IOException {
        Path root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(folder.toString());
        }
        return root;
    }

    private static String name(Path root) {
        return root.getFileName() == null ? "" : root.getFileName().toString();
    }

    private void histories() {
        table.histories.values().stream().sorted(Comparator.comparing(folder -> folder.folder)).forEach(folder -> {
            findings.owners.add(folder.folder);
            History history = new HistoryReader(lists, findings, folder).read();
            histories.add(history);
            if (!history.usable()) {
                findings.unusable.add(folder.folder);
            }
        });
    }

    private void references() {
        ReferenceCheck check = new ReferenceCheck(table, lists, findings, excluded);
        histories.stream().filter(History::usable).forEach(history -> check.check(history.folder(), history.generations()));
        standAlone.forEach(list -> check.check(folderOf(list), List.of(list)));
    }

    /** The folder that a stand-alone list's paths are relative to; one from outside is about the scope itself. */
    private static String folderOf(Generation list) {
        return list.fileName().startsWith("../") ? "" : RecordedPath.parent(list.fileName());
    }

    /** Lists outside all ASC MHL histories count; inside one they are files like any other. */
    private void listsByThemselves() {
        HistoryOwners owners = new HistoryOwners(table.histories.keySet());
        CollectionReader collections = new CollectionReader(lists, findings, (collection, list) ->
                table.files.containsKey(RecordedPath.join(RecordedPath.parent(collection), list)));
        for (String path : table.listCandidates) {
            String folder = RecordedPath.parent(path);
            String collection = RecordedPath.join(folder, CollectionReader.NAME);
            UnaryOperator<String> toScope = below -> RecordedPath.join(folder, below);
            if (owners.recorded(path)) {
                classicSeen |= lists.isClassic(path);
            } else if (!table.files.containsKey(collection)) {
                list(path, folder, toScope, null);
            } else if (CollectionReader.countsHere(lists, table, path)) {
                table.file(collection).history = true;
                String c4 = collections.c4(collection, path);
                if (c4 != null) {
                    list(path, folder, toScope, c4);
                } else {
                    findings.owners.add(folder);
                    findings.unusable.add(folder);
                }
            }
        }
    }

    /** @param c4 what a collection states of it, or null */
    private void list(String path, String folder, UnaryOperator<String> toScope, String c4) {
        findings.owners.add(folder);
        findings.manifestFiles.add(path);
        ManifestFacts facts = lists.read(path, toScope, 1, false, c4);
        if (table.files.containsKey(path)) {
            table.file(path).history = true;
            listed.add(path);
        }
        if (facts == null) {
            findings.unusable.add(folder);
            classicFolders.add(folder);
            classic.add(new ManifestFacts().list(path, false));
        } else if (facts.classic) {
            classicSeen = true;
            classicFolders.add(folder);
            classic.add(facts.list(path, true));
        } else {
            standAlone.add(facts.generation(1, path, c4 == null ? "" : c4));
        }
    }

    private Scope done() {
        references();
        // A list that one of ASC MHL records is a file like any other.
        listed.stream().filter(path -> standAlone.stream().anyMatch(list -> RecordedPath.below(path, folderOf(list))))
                .map(table::file).filter(FileEntry::live).forEach(entry -> entry.history = false);
        new PathMatching(table, findings).run();
        boolean asc = !histories.isEmpty() || !standAlone.isEmpty();
        boolean old = classicSeen || classic.stream().anyMatch(list -> !list.usable()) && !asc;
        ScopeKind kind = asc ? old ? ScopeKind.MIXED : ScopeKind.ASCMHL : old ? ScopeKind.CLASSIC : ScopeKind.NONE;
        return new ReadScope(root, name, kind, table, findings, histories, classic, standAlone, rules());
    }

    private IgnoreRules rules() {
        Set<String> ascFolders = new HashSet<>();
        histories.forEach(history -> ascFolders.add(history.folder()));
        standAlone.forEach(list -> ascFolders.add(folderOf(list)));
        IgnoreRules rules = new IgnoreRules(ascFolders);
        for (String folder : new LinkedHashSet<>(classicFolders)) {
            rules.add(folder, true, IgnoreRules.CLASSIC_DEFAULTS);
        }
        Map<String, IgnoreList> patterns = new TreeMap<>();
        standAlone.forEach(list -> patterns.computeIfAbsent(folderOf(list), folder -> new IgnoreList()
                .add(IgnoreRules.ASC_DEFAULTS)).add(list.ignore()));
        histories.forEach(history -> patterns.put(history.folder(), new IgnoreList().add(Drafting.ignore(history))));
        patterns.forEach((folder, list) -> rules.add(folder, false, list.asList()));
        return rules;
    }
}
