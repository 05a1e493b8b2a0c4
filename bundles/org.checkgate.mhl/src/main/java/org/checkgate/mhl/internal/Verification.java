package org.checkgate.mhl.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.DirectoryHashes;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Resumption;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.Unverifiable;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;

/** Reads every recorded file and judges it; then looks whether a missing file lies there under another name. */
public final class Verification {
    private static final int MAX_PAIRS = 1_000;

    private final ReadScope scope;
    private final Assessment assessment;
    private final VerifyListener listener;
    private final Sweep sweep;
    private final Set<FileEntry> bad = new HashSet<>();

    /** Null when nobody keeps one. */
    private final Journal journal;

    private Verification(ReadScope scope, VerifyListener listener, int threads, Journal journal) {
        this.journal = journal;
        this.scope = scope;
        this.listener = listener;
        this.sweep = new Sweep(scope.root().orElseThrow(), listener, threads);
        this.assessment = new Assessment(scope);
    }

    public static Verdict of(Scope scope, VerifyListener listener, int threads) {
        if (!(scope instanceof ReadScope read) || read.root().isEmpty() || threads < 1) {
            throw new IllegalArgumentException("A scope that was read from a folder is needed, and at least one thread");
        }
        return new Verification(read, listener, threads, null).run();
    }

    /** As above with a journal, which lies outside the scope. */
    public static Verdict of(Scope scope, VerifyListener listener, int threads, Path file) throws IOException {
        if (!(scope instanceof ReadScope read) || read.root().isEmpty() || threads < 1) {
            throw new IllegalArgumentException("A scope that was read from a folder is needed, and at least one thread");
        }
        Path parent = file.toAbsolutePath().getParent().toRealPath();
        if (parent.startsWith(read.root().get())) {
            throw new IllegalArgumentException("The journal must lie outside the folder: verifying writes nothing there");
        }
        try (Journal journal = new Journal(file, read)) {
            return new Verification(read, listener, threads, journal).run();
        }
    }

    private Verdict run() {
        listener.started(assessment.present.size(), assessment.present.stream().mapToLong(entry -> entry.size).sum());
        sweep.each(assessment.present, this::judge);
        candidates();
        DirectoryHashes folders = new FolderComparison(scope,
                entry -> scope.counts(entry) && entry.present() && !bad.contains(entry)).run();
        return assessment.full(folders, journal == null ? Resumption.NONE : journal.resumption());
    }

    private void judge(FileEntry entry, MediaReader reader) {
        Expected expected = scope.expected(entry);
        FileVerdict verdict;
        try {
            if (journal != null && journal.isGood(entry.path, reader.facts(entry))) {
                listener.judged(entry.path, new FileVerdict(FileVerdict.Outcome.MATCH, FileVerdict.How.NOTHING, "", "", "",
                        "verified by the run before"));
                return;
            }
            MultiHash hash = reader.read(entry, expected.formatsToCompute(), journal);
            Map<HashFormat, String> actual = hash.finish();
            verdict = expected.judge(hash.length(), actual);
            if (journal != null && verdict.good()) {
                journal.good(entry.path, reader.facts(entry));
            }
            synchronized (assessment) {
                if (!verdict.good()) {
                    bad.add(entry);
                }
                switch (verdict.outcome()) {
                    case ALTERED -> assessment.altered.add(
                            Assessment.altered(expected, hash.length(), verdict.how(), actual));
                    case UNVERIFIABLE -> assessment.unverifiable.add(new Unverifiable(entry.path, verdict.reason()));
                    case MATCH -> {
                        if (!verdict.reason().isEmpty()) {
                            assessment.warn(entry.path, verdict.reason());
                        }
                    }
                }
            }
        } catch (IOException e) {
            verdict = new FileVerdict(FileVerdict.Outcome.UNVERIFIABLE, FileVerdict.How.NOTHING, "", "", "",
                    "the file cannot be read: " + e.getMessage());
            synchronized (assessment) {
                bad.add(entry);
                assessment.unverifiable.add(new Unverifiable(entry.path, verdict.reason()));
            }
        }
        listener.judged(entry.path, verdict);
    }

    /** A missing file and an extra one of equal size and hashes: a renaming that nobody recorded. It excuses nothing. */
    private void candidates() {
        MissingContents missing = new MissingContents(scope, assessment.missing);
        List<FileEntry> fitting = assessment.extra.stream().filter(entry -> entry.onDisk == FileEntry.OnDisk.REGULAR
                && !missing.formats(entry.size).isEmpty()).toList();
        Map<Content, List<String>> alike = new HashMap<>();
        sweep.each(fitting, (entry, reader) -> {
            try {
                MultiHash hash = reader.read(entry, missing.formats(entry.size));
                Content content = new Content(hash.length(), hash.finish());
                synchronized (alike) {
                    alike.computeIfAbsent(content, any -> new ArrayList<>(1)).add(entry.path);
                }
            } catch (IOException e) {
                synchronized (assessment) {
                    assessment.warn(entry.path, "the file cannot be read: " + e.getMessage());
                }
            }
        });
        List<Renamed> found = new ArrayList<>();
        alike.forEach((content, paths) -> pair(missing.like(content.size, content.digests), paths, found));
        found.sort(Comparator.comparing(Renamed::from).thenComparing(Renamed::to));
        assessment.renamed.addAll(found);
    }

    /** Each with each, as long as that is a list somebody can read; of many alike, such as black frames, one with one. */
    private static void pair(List<FileEntry> missing, List<String> extra, List<Renamed> found) {
        List<String> paths = extra.stream().sorted().toList();
        if ((long) missing.size() * paths.size() <= MAX_PAIRS) {
            missing.forEach(entry -> paths.forEach(path -> found.add(new Renamed(entry.path, path, false))));
            return;
        }
        List<String> from = missing.stream().map(entry -> entry.path).sorted().toList();
        for (int i = 0; i < Math.min(from.size(), paths.size()); i++) {
            found.add(new Renamed(from.get(i), paths.get(i), false));
        }
    }

    private record Content(long size, Map<HashFormat, String> digests) {}
}
