package org.checkgate.mhl;

import java.util.Set;

/**
 * A fault of a hash list itself.
 *
 * @param code one of chain-missing, chain-malformed, chain-hash-not-c4, chain-sequence, manifest-missing,
 *             manifest-modified, manifest-malformed, manifest-unreadable, manifest-not-in-chain, duplicate-path,
 *             reference-mismatch, referenced-history-missing
 * @param path the file it is about, relative to the scope; for duplicate-path the path that is recorded twice
 */
public record HistoryError(String code, String path) {
    private static final Set<String> MALFORMED = Set.of("chain-malformed", "manifest-malformed", "duplicate-path");

    /** Whether it means that a document breaks the format. */
    public boolean malformed() {
        return MALFORMED.contains(code);
    }
}
