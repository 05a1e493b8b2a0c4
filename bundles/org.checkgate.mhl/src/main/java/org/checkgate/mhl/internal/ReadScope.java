package org.checkgate.mhl.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.mhl.ClassicList;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FoundFile;
import org.checkgate.mhl.Generation;
import org.checkgate.mhl.History;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.ScopeKind;
import org.checkgate.mhl.UnsafeEntry;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.internal.FileEntry.OnDisk;

/** The scope as {@link ScopeReader} leaves it; nothing in it changes any more. */
final class ReadScope implements Scope {
    final FileTable table;
    final ScopeFindings findings;
    private final Path root;
    private final String name;
    private final ScopeKind kind;
    private final List<History> histories;
    private final List<ClassicList> classic;
    private final List<Generation> standAlone;
    private final Set<String> ignored = new LinkedHashSet<>();
    private final Set<String> ignoredFolders = new LinkedHashSet<>();

    ReadScope(Path root, String name, ScopeKind kind, FileTable table, ScopeFindings findings, List<History> histories,
            List<ClassicList> classic, List<Generation> standAlone, IgnoreRules rules) {
        this.root = root;
        this.name = name;
        this.kind = kind;
        this.table = table;
        this.findings = findings;
        this.histories = List.copyOf(histories);
        this.classic = List.copyOf(classic);
        this.standAlone = List.copyOf(standAlone);
        table.files.values().stream().filter(entry -> !entry.history && rules.ignored(entry.path, false))
                .forEach(entry -> ignored.add(entry.path));
        table.unaddressable.stream().filter(entry -> !entry.history && rules.ignored(entry.path, false))
                .forEach(entry -> ignored.add(entry.path));
        table.folders.values().stream().filter(folder -> rules.ignored(folder.path, true))
                .forEach(folder -> ignoredFolders.add(folder.path));
    }

    /** Whether the file must be there. */
    boolean counts(FileEntry entry) {
        return entry.live() && !ignored.contains(entry.path) && !findings.unevaluated(entry.path);
    }

    boolean counts(FolderEntry folder) {
        return folder.live() && !ignoredFolders.contains(folder.path) && !findings.unevaluated(folder.path);
    }

    boolean ignored(FileEntry entry) {
        return ignored.contains(entry.path);
    }

    boolean ignored(FolderEntry folder) {
        return ignoredFolders.contains(folder.path);
    }

    Expected expected(FileEntry entry) {
        long size = table.expectedSize(entry);
        return new Expected(entry.path, size < 0 ? OptionalLong.empty() : OptionalLong.of(size), table.hashes(entry));
    }

    FoundFile.Role role(FileEntry entry) {
        if (entry.history) {
            return FoundFile.Role.HISTORY;
        } else if (ignored.contains(entry.path)) {
            return FoundFile.Role.IGNORED;
        } else if (findings.unevaluated(entry.path)) {
            return FoundFile.Role.UNEVALUATED;
        }
        return entry.live() ? FoundFile.Role.RECORDED : FoundFile.Role.EXTRA;
    }

    @Override
    public Optional<Path> root() {
        return Optional.ofNullable(root);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScopeKind kind() {
        return kind;
    }

    @Override
    public List<History> histories() {
        return histories;
    }

    @Override
    public List<Generation> standAlone() {
        return standAlone;
    }

    @Override
    public List<ClassicList> classicLists() {
        return classic;
    }

    @Override
    public Map<String, Expected> files() {
        return new ExpectedFiles(this);
    }

    @Override
    public Set<String> directories() {
        Set<String> paths = new LinkedHashSet<>();
        table.folders.values().stream().filter(this::counts).forEach(folder -> paths.add(folder.path));
        return Collections.unmodifiableSet(paths);
    }

    @Override
    public List<FoundFile> found() {
        List<FoundFile> files = new ArrayList<>();
        for (FileEntry entry : table.files.values()) {
            if (entry.onDisk != OnDisk.NOTHING) {
                files.add(found(entry));
            }
        }
        table.unaddressable.forEach(entry -> files.add(found(entry)));
        return Collections.unmodifiableList(files);
    }

    private FoundFile found(FileEntry entry) {
        FoundFile.Kind what = switch (entry.onDisk) {
            case REGULAR -> FoundFile.Kind.REGULAR;
            case SPECIAL, NOTHING -> FoundFile.Kind.SPECIAL;
            default -> FoundFile.Kind.LINK;
        };
        return new FoundFile(entry.path, entry.size, Instant.ofEpochMilli(entry.modified), what, role(entry));
    }

    @Override
    public Set<String> foundDirectories() {
        Set<String> paths = new LinkedHashSet<>();
        table.folders.values().stream().filter(folder -> folder.onDisk).forEach(folder -> paths.add(folder.path));
        return Collections.unmodifiableSet(paths);
    }

    @Override
    public List<String> manifestFiles() {
        return List.copyOf(findings.manifestFiles);
    }

    @Override
    public List<String> ignore() {
        return Drafting.ignore(ownHistory());
    }

    @Override
    public List<Renamed> renamed() {
        return Collections.unmodifiableList(table.renamed);
    }

    @Override
    public List<Link> links() {
        return List.copyOf(table.links.values());
    }

    @Override
    public List<HistoryError> historyErrors() {
        return List.copyOf(findings.errors);
    }

    @Override
    public List<UnsafeEntry> unsafeEntries() {
        return List.copyOf(findings.unsafe);
    }

    @Override
    public List<String> warnings() {
        return Collections.unmodifiableList(findings.warnings);
    }

    @Override
    public Verdict diff() {
        return new Assessment(this).quick();
    }
}
