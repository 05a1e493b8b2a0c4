package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.UnsafeEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No fault is shown as the word that programs have for it. */
class ListFaultsTest {
    private static final String UNKNOWN = "of-a-later-kind";

    @ParameterizedTest
    @ValueSource(strings = {"chain-missing", "chain-malformed", "chain-hash-not-c4", "chain-sequence", "manifest-missing", "manifest-modified", "manifest-malformed",
        "manifest-unreadable", "manifest-not-in-chain", "duplicate-path", "reference-mismatch", "referenced-history-missing"})
    void aFaultIsSaidInWordsOfItsOwn(String code) {
        String words = ListFaults.inWords(new HistoryError(code, "a.mhl"));
        assertNotEquals(ListFaults.inWords(new HistoryError(UNKNOWN, "a.mhl")), words);
        assertFalse(words.contains(code), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctype", "absolute-path", "path-outside-scope", "symlink-outside-scope"})
    void soIsADanger(String code) {
        String words = ListFaults.inWords(new UnsafeEntry(code, "a.mhl"));
        assertNotEquals(ListFaults.inWords(new UnsafeEntry(UNKNOWN, "a.mhl")), words);
        assertFalse(words.contains(code), words);
    }
}
