package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.List;
import org.checkgate.mhl.DirectoryHashes;
import org.checkgate.mhl.Resumption;
import org.checkgate.mhl.Verdict;

/** A verdict for people: one line for all, then one for each thing that is not right, then what to do about it. */
public final class VerdictLines {
    private VerdictLines() {
    }

    /** Everything is told, however much it is. */
    public static List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(verdict));
        lines.addAll(Faults.lines(verdict.unsafeEntries(), verdict.historyErrors()));
        verdict.altered().forEach(a -> lines.add("  altered: " + a.path() + " (" + a.how() + ")"));
        verdict.missing().forEach(path -> lines.add("  missing: " + path));
        verdict.missingDirs().forEach(path -> lines.add("  missing folder: " + path));
        verdict.unverifiable().forEach(u -> lines.add("  unverifiable: " + u.path() + ": " + u.reason()));
        verdict.extra().forEach(path -> lines.add("  extra: " + path));
        verdict.renamed().forEach(r -> lines.add((r.recorded() ? "  renamed: " : "  renamed, as it seems: ") + r.from() + " -> " + r.to()));
        verdict.directoryHashes().mismatches().forEach(folder -> lines.add(folder(folder)));
        lines.addAll(resumed(verdict.resumption()));
        verdict.warnings().forEach(warning -> lines.add("  note: " + warning));
        lines.addAll(NextSteps.of(verdict));
        return lines;
    }

    private static String headline(Verdict verdict) {
        if (verdict.accept()) {
            return "ok: every listed file was read and matches, and nothing else is there";
        }
        if (verdict.findings().equals(List.of("ok"))) {
            return verdict.hashed() ? "not accepted, although nothing was found wrong" : "ok by names and sizes; nothing was hashed, so nothing is proven";
        }
        return verdict.verdict() + ": not accepted (" + String.join(", ", verdict.findings()) + ")";
    }

    private static List<String> resumed(Resumption resumption) {
        List<String> lines = new ArrayList<>();
        if (resumption.files() > 0) {
            lines.add("  note: " + resumption.files() + " files were verified by the interrupted run, and look as they did then");
        }
        resumption.continued().forEach(path -> lines.add("  note: " + path + ": the reading went on where it was interrupted"));
        resumption.readAgain().forEach(path -> lines.add("  note: " + path + ": it was interrupted, and was read again from its start"));
        return lines;
    }

    private static String folder(DirectoryHashes.Mismatch folder) {
        String where = "  folder: " + (folder.path().isEmpty() ? "." : folder.path()) + " (" + folder.format() + "): ";
        if (folder.content()) {
            return where + "content right, structure wrong: something inside was renamed, moved or swapped";
        }
        return where + "the content hash that is recorded of it does not follow from its files"
                + (folder.structure() ? "" : ", nor does its structure hash");
    }
}
