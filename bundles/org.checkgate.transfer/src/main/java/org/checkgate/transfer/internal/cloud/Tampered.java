package org.checkgate.transfer.internal.cloud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What is said of objects that were proven once and that somebody changed or removed since. */
final class Tampered {
    private static final String NOT_REPLACED = " It is not replaced: ";
    private static final String NOWHERE = " No other proven copy of it can be found.";

    private Tampered() {
    }

    static String code(Tier tier) {
        return tier == Tier.ARCHIVE ? "ARCHIVE_TAMPERED" : "CLOUD_TAMPERED";
    }

    static boolean code(String code) {
        return code.equals(code(Tier.CLOUD)) || code.equals(code(Tier.ARCHIVE));
    }

    /** @param how empty when the object is gone */
    static Finding wrong(Tier tier, String path, String how, Instant at) {
        String what = how.isEmpty() ? " is gone from the " + tier.word() : " was changed in the " + tier.word() + " from outside: " + how;
        return new Finding(code(tier), Severity.BLOCK, path, path + what + ", seen on " + at.truncatedTo(ChronoUnit.SECONDS) + ".",
                "It is replaced by itself from another proven copy. Keep every drive and every other copy, and find out who may write to that bucket.");
    }

    static Finding mended(Finding before, String how) {
        return new Finding(before.code(), Severity.INFO, before.path(), seen(before) + " " + how,
                "Nothing to do for the file; find out who may write to that bucket.");
    }

    static Finding person(Finding before, String why) {
        return new Finding(before.code(), Severity.BLOCK, before.path(), seen(before) + NOT_REPLACED + why + ".",
                "Keep what lies there now where nobody can change it, move it away, and start this step again.");
    }

    static Finding nowhere(Finding before) {
        return new Finding(before.code(), Severity.BLOCK, before.path(), seen(before) + NOWHERE,
                "Bring the object back as it was, byte for byte, and start this step again.");
    }

    /** What was seen there, without what an earlier try to mend it came to. */
    private static String seen(Finding finding) {
        String sentence = finding.sentence();
        for (String tried : List.of(NOT_REPLACED, NOWHERE)) {
            int at = sentence.indexOf(tried);
            sentence = at < 0 ? sentence : sentence.substring(0, at);
        }
        return sentence;
    }

    /** Whether it was found by reading: then nothing but reading tells that it is right again. */
    static boolean byReading(Finding finding) {
        return finding.sentence().contains(ObjectProof.DIFFERS);
    }

    /** Those of a roll on this tier that nobody has mended yet, by path. */
    static Map<String, Finding> open(List<Finding> findings, Tier tier) {
        Map<String, Finding> open = new HashMap<>();
        findings.stream().filter(finding -> finding.code().equals(code(tier)) && finding.severity() == Severity.BLOCK)
                .forEach(finding -> open.put(finding.path(), finding));
        return open;
    }
}
