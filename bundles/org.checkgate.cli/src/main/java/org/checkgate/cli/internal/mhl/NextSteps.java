package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.Verdict;

/** What to do about a verdict: a sentence for each kind of finding, the worst first. */
final class NextSteps {
    private static final Map<String, String> WORST_FIRST = new LinkedHashMap<>();

    static {
        String again = "copy these files again from their source, and keep the source until they fit.";
        WORST_FIRST.put("malformed", "ask whoever wrote the list for a whole one; nothing that it lists can be checked until then.");
        WORST_FIRST.put("unsafe", "do not open this folder with other programs before whoever made it has explained the entries above.");
        WORST_FIRST.put("history-error", "fetch the folder's original hash lists from their source; do not seal it anew over this fault.");
        WORST_FIRST.put("altered", again);
        WORST_FIRST.put("size-mismatch", again);
        WORST_FIRST.put("missing", "fetch these from their source, or find out who took them away.");
        WORST_FIRST.put("unverifiable", "compare these files with another copy, or ask for a list that has a hash of a known format.");
        WORST_FIRST.put("extra", "find out where these files come from: 'checkgate mhl create' seals what belongs here, the rest must go.");
        WORST_FIRST.put("no-manifest", "ask for the hash list that was made with the footage; sealing now proves only what is here now.");
    }

    private NextSteps() {
    }

    static List<String> of(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        WORST_FIRST.forEach((finding, sentence) -> {
            if (verdict.findings().contains(finding)) {
                lines.add(step(finding, sentence));
            }
        });
        if (verdict.renamed().stream().anyMatch(renamed -> !renamed.recorded())) {
            lines.add(step("renamed, as it seems", "give the old names back, or have the new ones recorded by 'checkgate mhl create'."));
        }
        if (!verdict.directoryHashes().mismatches().isEmpty()) {
            lines.add(step("folder", "every file was judged by itself; ask whoever sealed the folder what was where."));
        }
        if (!verdict.hashed() && verdict.findings().equals(List.of("ok"))) {
            lines.add(step("ok", "hash the files with 'checkgate mhl verify' before anything relies on them."));
        }
        return lines;
    }

    static String step(String finding, String sentence) {
        return "next, " + finding + ": " + sentence;
    }
}
