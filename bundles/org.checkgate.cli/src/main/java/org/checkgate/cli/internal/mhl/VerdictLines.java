package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.List;
import org.checkgate.mhl.Verdict;

/** A verdict for people: one line for all, then one for each thing that is not right. */
public final class VerdictLines {
    private VerdictLines() {
    }

    public static List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(verdict));
        verdict.unsafeEntries().forEach(e -> lines.add("  unsafe: " + e.path() + " (" + e.code() + "); it was not followed"));
        verdict.historyErrors().forEach(e -> lines.add("  hash list: " + e.path() + " (" + e.code() + ")"));
        verdict.altered().forEach(a -> lines.add("  altered: " + a.path() + " (" + a.how() + ")"));
        verdict.missing().forEach(path -> lines.add("  missing: " + path));
        verdict.missingDirs().forEach(path -> lines.add("  missing folder: " + path));
        verdict.unverifiable().forEach(u -> lines.add("  unverifiable: " + u.path() + ": " + u.reason()));
        verdict.extra().forEach(path -> lines.add("  extra: " + path));
        verdict.renamed().forEach(r -> lines.add((r.recorded() ? "  renamed: " : "  renamed, as it seems: ") + r.from() + " -> " + r.to()));
        verdict.warnings().forEach(warning -> lines.add("  note: " + warning));
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
}
