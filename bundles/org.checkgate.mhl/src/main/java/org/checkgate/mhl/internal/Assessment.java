package org.checkgate.mhl.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.checkgate.mhl.Altered;
import org.checkgate.mhl.DirectoryHashes;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.Link;
import org.checkgate.mhl.RecordedHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Resumption;
import org.checkgate.mhl.ScopeKind;
import org.checkgate.mhl.UnsafeEntry;
import org.checkgate.mhl.Unverifiable;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.internal.FileEntry.OnDisk;

/** Compares what is recorded with what was found, and gathers the verdict. */
final class Assessment {
    private static final List<String> WORST_FIRST = List.of("malformed", "unsafe", "history-error", "altered",
            "size-mismatch", "missing", "unverifiable", "extra", "no-manifest");

    private final ReadScope scope;
    private final FileTable table;
    final List<FileEntry> present = new ArrayList<>();
    final List<FileEntry> missing = new ArrayList<>();
    final List<FileEntry> extra = new ArrayList<>();
    final List<Altered> altered = new ArrayList<>();
    final List<Unverifiable> unverifiable = new ArrayList<>();
    final List<Renamed> renamed = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final List<String> missingFolders = new ArrayList<>();
    private final List<String> extraFolders = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Set<UnsafeEntry> unsafe = new LinkedHashSet<>();
    /** Links that lead out, by their paths in composed Unicode: another spelling in a list must not lead past them. */
    private final Map<String, Link> leaving = new HashMap<>();

    Assessment(ReadScope scope) {
        this.scope = scope;
        this.table = scope.table;
        unsafe.addAll(scope.findings.unsafe);
        table.links.values().stream().filter(link -> !link.inside())
                .forEach(link -> leaving.put(PathMatching.composed(link.path()), link));
        unverifiable.addAll(table.unreadable);
        warnings.addAll(scope.findings.warnings);
        if (scope.kind() != ScopeKind.NONE) {
            files();
            folders();
            renamed.addAll(table.renamed);
        }
    }

    void warn(String path, String warning) {
        if (warnings.size() < ScopeFindings.MAX_WARNINGS) {
            warnings.add(Shortened.text(path) + ": " + warning);
        }
    }

    Verdict quick() {
        boolean unread = !unverifiable.isEmpty();
        for (FileEntry entry : present) {
            Expected expected = scope.expected(entry);
            if (expected.sizeDiffers(entry.size)) {
                altered.add(altered(expected, entry.size, FileVerdict.How.SIZE, Map.of()));
            } else if (expected.formatsToCompute().isEmpty()) {
                unverifiable.add(new Unverifiable(entry.path, Judgement.reason(expected)));
            }
        }
        return verdict(false, altered.isEmpty() ? "" : "size-mismatch", unread, DirectoryHashes.NONE, Resumption.NONE);
    }

    Verdict full(DirectoryHashes directories, Resumption resumption) {
        return verdict(true, altered.isEmpty() ? "" : "altered", !unverifiable.isEmpty(), directories, resumption);
    }

    static Altered altered(Expected expected, long size, FileVerdict.How how, Map<HashFormat, String> actual) {
        Map<String, String> recorded = new LinkedHashMap<>();
        Map<String, String> computed = new LinkedHashMap<>();
        for (RecordedHash hash : expected.hashes()) {
            if (!hash.decides()) {
                continue;
            }
            String digest = actual.get(hash.computedBy().orElseThrow());
            boolean misfit = digest != null && !hash.fits(digest);
            String before = recorded.get(hash.format());
            boolean replace = misfit && before != null && RecordedHash.fits(hash.format(), before, digest);
            if (before == null || replace) {
                recorded.put(hash.format(), hash.value());
            }
            if (digest != null) {
                computed.put(hash.format(), digest);
            }
        }
        return new Altered(expected.path(), how.name().toLowerCase(Locale.ROOT), expected.size(), size,
                recorded, computed);
    }

    private void files() {
        int unchecked = 0;
        for (FileEntry entry : table.files.values()) {
            if (entry.history || scope.findings.unevaluated(entry.path)) {
                continue;
            }
            if (scope.ignored(entry)) {
                unchecked += entry.live() ? 1 : 0;
                if (entry.onDisk != OnDisk.NOTHING) {
                    ignored.add(entry.path);
                }
            } else if (entry.live()) {
                recorded(entry);
            } else if (entry.onDisk != OnDisk.NOTHING && entry.onDisk != OnDisk.LINK_TO_FOLDER) {
                extra.add(entry);
            }
        }
        for (FileEntry entry : table.unaddressable) {
            if (scope.ignored(entry)) {
                ignored.add(entry.path);
            } else if (!entry.history) {
                extra.add(entry);
            }
        }
        if (unchecked > 0) {
            // The standard wants it so, yet a pattern such as * must not pass unnoticed.
            warnings.add(unchecked + " recorded files are taken out by ignore patterns and were not checked");
        }
    }

    private void recorded(FileEntry entry) {
        Link leaving = leaving(entry.path);
        if (leaving != null) {
            unsafe.add(new UnsafeEntry("symlink-outside-scope", leaving.path()));
        } else if (entry.present()) {
            present.add(entry);
        } else {
            missing.add(entry);
            if (entry.onDisk == OnDisk.SPECIAL) {
                extra.add(entry);
            }
        }
    }

    /** The link, at the path or above it, that leads out of the scope; or null. */
    private Link leaving(String path) {
        if (leaving.isEmpty()) {
            return null;
        }
        Link link = leavingAsSpelled(PathMatching.composed(path));
        return link != null || path.indexOf('\\') < 0 ? link : leavingAsSpelled(PathMatching.composed(path.replace('\\', '/')));
    }

    private Link leavingAsSpelled(String path) {
        for (String at = path; !at.isEmpty(); at = RecordedPath.parent(at)) {
            if (leaving.containsKey(at)) {
                return leaving.get(at);
            }
        }
        return null;
    }

    private void folders() {
        Set<String> occupied = new HashSet<>();
        String last = "";
        for (FileEntry entry : present) {
            // Neighbours follow each other: the folder of most files is known already.
            if (!entry.path.startsWith(last) || entry.path.indexOf('/', last.length()) >= 0 || last.isEmpty()) {
                occupy(entry.path, occupied);
                last = entry.path.substring(0, entry.path.lastIndexOf('/') + 1);
            }
        }
        missing.forEach(entry -> occupy(entry.path, occupied));
        table.histories.keySet().forEach(folder -> occupy(folder + "/", occupied));
        table.folders.values().stream().filter(FolderEntry::live).forEach(folder -> occupy(folder.path, occupied));
        scope.findings.manifestFiles.forEach(path -> occupy(path, occupied));
        for (FolderEntry folder : table.folders.values()) {
            if (scope.counts(folder) && !folder.onDisk) {
                Link leaving = leaving(folder.path);
                if (leaving == null) {
                    missingFolders.add(folder.path);
                } else {
                    unsafe.add(new UnsafeEntry("symlink-outside-scope", leaving.path()));
                }
            } else if (folder.onDisk && !folder.live() && !scope.ignored(folder) && !occupied.contains(folder.path)
                    && !scope.findings.unevaluated(folder.path)) {
                extraFolders.add(folder.path);
            }
        }
    }

    /** Folders on the way to something recorded are not extra. Only those on disk are kept: a list may invent any number. */
    private void occupy(String path, Set<String> occupied) {
        for (String at = RecordedPath.parent(path); !at.isEmpty(); at = RecordedPath.parent(at)) {
            FolderEntry folder = table.folders.get(at);
            if (folder != null && folder.onDisk && !occupied.add(folder.path)) {
                return;
            }
        }
    }

    private Verdict verdict(boolean hashed, String alteration, boolean unproven, DirectoryHashes directories,
            Resumption resumption) {
        Set<HistoryError> errors = scope.findings.errors;
        Set<String> findings = new TreeSet<>();
        add(findings, "malformed", errors.stream().anyMatch(HistoryError::malformed));
        add(findings, "unsafe", !unsafe.isEmpty());
        add(findings, "history-error", !errors.isEmpty());
        add(findings, alteration, !alteration.isEmpty());
        add(findings, "missing", !missing.isEmpty() || !missingFolders.isEmpty());
        add(findings, "unverifiable", unproven);
        add(findings, "extra", !extra.isEmpty());
        add(findings, "no-manifest", scope.kind() == ScopeKind.NONE);
        String worst = WORST_FIRST.stream().filter(findings::contains).findFirst().orElse("ok");
        add(findings, "ok", findings.isEmpty());
        altered.sort(Comparator.comparing(Altered::path));
        unverifiable.sort(Comparator.comparing(Unverifiable::path));
        return new Verdict(scope.kind(), hashed, worst, List.copyOf(findings), hashed && worst.equals("ok"),
                paths(missing), sorted(missingFolders), paths(extra), sorted(extraFolders), List.copyOf(altered),
                List.copyOf(renamed), List.copyOf(unverifiable), sorted(ignored),
                table.links.values().stream().sorted(Comparator.comparing(Link::path)).toList(),
                List.copyOf(unsafe), List.copyOf(errors), directories, resumption, List.copyOf(warnings));
    }

    private static void add(Set<String> findings, String finding, boolean holds) {
        if (holds) {
            findings.add(finding);
        }
    }

    private static List<String> paths(List<FileEntry> entries) {
        return entries.stream().map(entry -> entry.path).sorted().toList();
    }

    private static List<String> sorted(List<String> paths) {
        return paths.stream().sorted().toList();
    }
}
