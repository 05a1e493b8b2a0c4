package org.checkgate.mhl.internal;

import java.util.List;

/**
 * What one manifest says of one file.
 *
 * @param path         as written
 * @param size         in bytes, or -1
 * @param badSize      whether a size was written that is none
 * @param previousPath as written, or null
 */
record FileStatement(String path, long size, boolean badSize, List<StatedHash> hashes, String previousPath) {

    /** One hash as written; {@code action} is null where absent. */
    record StatedHash(String format, String value, String action) {

        /** An absent action is allowed by the schema; one that nobody knows must not make a file good. */
        boolean trusted() {
            return action == null || action.equals("original") || action.equals("verified");
        }
    }

    /** A size as written to bytes; -1 for absent or no size. */
    static long size(String text) {
        try {
            return text == null ? -1 : Math.max(-1, Long.parseLong(text.trim()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
