package org.checkgate.mhl.internal;

import java.util.List;

/**
 * What one manifest says of one folder.
 *
 * @param path         as written; empty for the root hash
 * @param previousPath as written, or null
 * @param sums         its directory hashes, as far as both parts are stated
 */
record FolderStatement(String path, String previousPath, List<Sum> sums) {

    /** The two directory hashes of one format, as written. */
    record Sum(String format, String content, String structure) {}
}
