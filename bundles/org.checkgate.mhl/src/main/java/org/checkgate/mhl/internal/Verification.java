package org.checkgate.mhl.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkgate.mhl.DirectoryHashes;
import org.checkgate.mhl.Expected;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;
import org.checkgate.mhl.Renamed;
import org.checkgate.mhl.Scope;
import org.checkgate.mhl.Unverifiable;
import org.checkgate.mhl.Verdict;
import org.checkgate.mhl.VerifyListener;

/** Reads every recorded file and judges it; then looks whether a missing file lies there under another name. */
public final class Verification {
    private final ReadScope scope;
    private final Assessment assessment;
    private final VerifyListener listener;
    private final Sweep sweep;
    private final Set<FileEntry> bad = new HashSet<>();

    private Verification(ReadScope scope, VerifyListener listener, int threads) {
        this.scope = scope;
        this.listener = listener;
        this.sweep = new Sweep(scope.root().orElseThrow(), listener, threads);
        this.assessment = new Assessment(scope);
    }

    public static Verdict of(Scope scope, VerifyListener listener, int threads) {
        if (!(scope instanceof ReadScope read) || read.root().isEmpty() || threads < 1) {
            throw new IllegalArgumentException("A scope that was read from a folder is needed, and at least one thread");
        }
        return new Verification(read, listener, threads).run();
    }

    private Verdict run() {
        listener.started(assessment.present.size(), assessment.present.stream().mapToLong(entry -> entry.size).sum());
        sweep.each(assessment.present, this::judge);
        candidates();
        DirectoryHashes folders = new FolderComparison(scope,
                entry -> scope.counts(entry) && entry.present() && !bad.contains(entry)).run();
        return assessment.full(folders);
    }

    private void judge(FileEntry entry, MediaReader reader) {
        Expected expected = scope.expected(entry);
        FileVerdict verdict;
        try {
            MultiHash hash = reader.read(entry, expected.formatsToCompute());
            Map<HashFormat, String> actual = hash.finish();
            verdict = expected.judge(hash.length(), actual);
            synchronized (assessment) {
                if (!verdict.good()) {
                    bad.add(entry);
                }
                switch (verdict.outcome()) {
                    case ALTERED -> assessment.altered.add(
                            Assessment.altered(expected, hash.length(), verdict.how(), actual));
                    case UNVERIFIABLE -> assessment.unverifiable.add(new Unverifiable(entry.path, verdict.reason()));
                    case MATCH -> {
                        if (!verdict.reason().isEmpty() && assessment.warnings.size() < 1_000) {
                            assessment.warnings.add(entry.path + ": " + verdict.reason());
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
        Map<Long, List<FileEntry>> bySize = new HashMap<>();
        for (FileEntry entry : assessment.missing) {
            if (entry.recordedSize > 0) {
                bySize.computeIfAbsent(entry.recordedSize, size -> new ArrayList<>(1)).add(entry);
            }
        }
        List<FileEntry> fitting = assessment.extra.stream()
                .filter(entry -> entry.onDisk == FileEntry.OnDisk.REGULAR && bySize.containsKey(entry.size)).toList();
        List<Renamed> found = new ArrayList<>();
        sweep.each(fitting, (entry, reader) -> {
            List<Expected> gone = bySize.get(entry.size).stream().map(scope::expected).toList();
            Set<HashFormat> formats = new LinkedHashSet<>();
            gone.forEach(expected -> formats.addAll(expected.formatsToCompute()));
            try {
                MultiHash hash = reader.read(entry, formats);
                Map<HashFormat, String> actual = hash.finish();
                for (Expected expected : gone) {
                    if (expected.judge(hash.length(), actual).good()) {
                        synchronized (found) {
                            found.add(new Renamed(expected.path(), entry.path, false));
                        }
                    }
                }
            } catch (IOException e) {
                synchronized (assessment) {
                    assessment.warnings.add(entry.path + ": the file cannot be read: " + e.getMessage());
                }
            }
        });
        found.sort(Comparator.comparing(Renamed::from).thenComparing(Renamed::to));
        assessment.renamed.addAll(found);
    }
}
