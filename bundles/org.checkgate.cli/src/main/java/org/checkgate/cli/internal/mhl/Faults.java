package org.checkgate.cli.internal.mhl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.UnsafeEntry;

/** What is wrong with the hash lists themselves, a line each, in words beside the code. */
final class Faults {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("chain-missing", "the chain is not there"),
            Map.entry("chain-malformed", "the chain breaks the format"),
            Map.entry("chain-hash-not-c4", "the chain states something that is no C4 id"),
            Map.entry("chain-sequence", "the chain's numbers have a gap or a repeat"),
            Map.entry("manifest-missing", "the chain lists it, and it is not there"),
            Map.entry("manifest-modified", "it is not the one that was sealed: its C4 id differs"),
            Map.entry("manifest-malformed", "it breaks the format"),
            Map.entry("manifest-unreadable", "it cannot be read"),
            Map.entry("manifest-not-in-chain", "the chain does not list it"),
            Map.entry("duplicate-path", "one list records it twice"),
            Map.entry("reference-mismatch", "another list refers to it, with another C4 id"),
            Map.entry("referenced-history-missing", "another list refers to it, and it is not there"),
            Map.entry("doctype", "it has a DOCTYPE, which can make a reader open other files; it was not read"),
            Map.entry("absolute-path", "an absolute path; it was not followed"),
            Map.entry("path-outside-scope", "a path that leaves the folder; it was not followed"),
            Map.entry("symlink-outside-scope", "a link that leaves the folder; it was not followed"));

    private Faults() {
    }

    static List<String> lines(List<UnsafeEntry> unsafe, List<HistoryError> errors) {
        List<String> lines = new ArrayList<>();
        unsafe.forEach(entry -> lines.add("  unsafe: " + entry.path() + ": " + inWords(entry.code())));
        errors.forEach(error -> lines.add("  hash list: " + error.path() + ": " + inWords(error.code())));
        return lines;
    }

    /** A code that nobody knows stands for itself. */
    private static String inWords(String code) {
        return WORDS.containsKey(code) ? WORDS.get(code) + " (" + code + ")" : code;
    }
}
