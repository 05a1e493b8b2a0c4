package org.checkgate.intake.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkgate.mhl.FoundFile;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What the names of a roll's files say about how they can be kept. */
final class NameFindings {
    private NameFindings() {
    }

    /**
     * @param found   what lies in the roll
     * @param missing what the hash lists state besides
     */
    static List<Finding> of(List<FoundFile> found, List<String> missing) {
        List<Finding> findings = new ArrayList<>();
        ListFindings.named(findings, found.stream().filter(NameFindings::illegal).map(FoundFile::path).toList(), "ILLEGAL_NAME", Severity.BLOCK,
                "has a name that is no text, so that nothing can read it or write it down", "Ask the set to copy this file again under a proper name.");
        List<String> paths = new ArrayList<>(found.stream().map(FoundFile::path).toList());
        paths.addAll(missing);
        ListFindings.named(findings, twins(paths), "CASE_COLLISION", Severity.INFO,
                "has a name that another file of the roll has in other letters (capitals, or accents written in another way); each is kept for itself",
                "Nothing to do for their safety; a disk that takes such names for one would keep only one of the two.");
        return findings;
    }

    /** Bytes that were no text, or a character that no hash list (XML 1.0, section 2.2) can carry. */
    static boolean illegal(FoundFile file) {
        boolean unread = file.kind() == FoundFile.Kind.SPECIAL && file.path().indexOf('\uFFFD') >= 0;
        return unread || file.path().codePoints().anyMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF);
    }

    /** All but the first of those that a system which minds neither case nor Unicode forms would take for one. */
    private static List<String> twins(List<String> paths) {
        Map<String, String> first = new HashMap<>();
        List<String> twins = new ArrayList<>();
        for (String path : paths) {
            String folded = Normalizer.normalize(Normalizer.normalize(path, Normalizer.Form.NFD).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
                    Normalizer.Form.NFC);
            String before = first.putIfAbsent(folded, path);
            if (before != null && !before.equals(path)) {
                twins.add(path);
            }
        }
        return twins;
    }
}
