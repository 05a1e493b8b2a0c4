package org.checkgate.mhl;

import java.time.Instant;
import java.util.Map;

/**
 * A file to be recorded.
 *
 * @param path         relative to the scope, with {@code /}
 * @param size         in bytes
 * @param lastModified may be null: then not recorded
 * @param digests      at least one of a format that ASC MHL knows, in our own text form; XXH32 is left out when writing
 * @param action       what is said of all of them
 * @param previousPath under which name earlier generations record it, relative to the same scope; null for the same name
 */
public record HashedFile(String path, long size, Instant lastModified, Map<HashFormat, String> digests, Action action,
        String previousPath) {

    /** A file under the name that it always had. */
    public HashedFile(String path, long size, Instant lastModified, Map<HashFormat, String> digests, Action action) {
        this(path, size, lastModified, digests, action, null);
    }
}
