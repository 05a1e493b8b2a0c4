package org.checkgate.intake.internal;

import org.checkgate.mhl.HistoryError;
import org.checkgate.mhl.UnsafeEntry;

/** What is wrong with a hash list, as the end of a sentence that begins with its name. */
final class ListFaults {
    private ListFaults() {
    }

    static String inWords(HistoryError error) {
        return switch (error.code()) {
            case "chain-missing" -> "is missing, the list of all hash lists";
            case "chain-malformed" -> "is a list of hash lists that cannot be understood";
            case "chain-hash-not-c4" -> "states of a hash list a kind of hash that is not allowed there";
            case "chain-sequence" -> "does not number its hash lists one after the other";
            case "manifest-missing" -> "is listed and not there";
            case "manifest-modified" -> "was changed after it was sealed";
            case "manifest-malformed" -> "cannot be understood";
            case "manifest-unreadable" -> "cannot be read";
            case "manifest-not-in-chain" -> "is there and not listed among the hash lists";
            case "duplicate-path" -> "is recorded twice";
            case "reference-mismatch" -> "is not the hash list that another one refers to";
            case "referenced-history-missing" -> "belongs to hash lists that another one refers to and that are not there";
            default -> "is not as it must be";
        };
    }

    static String inWords(UnsafeEntry unsafe) {
        return switch (unsafe.code()) {
            case "doctype" -> "asks for other documents to be read";
            case "absolute-path" -> "does not begin in the roll's folder";
            case "path-outside-scope" -> "leads out of the roll's folder";
            case "symlink-outside-scope" -> "is a link that leads out of the roll's folder";
            default -> "is not as it must be";
        };
    }
}
