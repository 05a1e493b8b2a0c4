package org.checkgate.mhl;

/**
 * How much a hash list may ask of us before it is refused as malformed.
 *
 * @param maxDocumentBytes size of one manifest or chain
 * @param maxDepth         nesting of elements
 * @param maxTextBytes     one token (a text, comment, attribute); also bounds the memory that parsing takes
 * @param maxAbsentBytes   memory for recorded files that do not lie on disk, of all lists of a scope, as an estimate
 */
public record Limits(long maxDocumentBytes, int maxDepth, int maxTextBytes, long maxAbsentBytes) {

    /** 8 GiB a document, 200 levels, 1 MiB a token, 512 MiB (some two million) absent files. */
    public static Limits standard() {
        return new Limits(8L << 30, 200, 1 << 20, 512L << 20);
    }
}
