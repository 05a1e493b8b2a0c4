package org.checkgate.mhl;

import java.time.Instant;

/**
 * A file as it was found on disk.
 *
 * @param path         relative to the scope, with {@code /}; bytes that are no UTF-8 show as U+FFFD
 * @param size         in bytes; of the target for a link to a file inside the scope, 0 for other links and special files
 * @param lastModified to the millisecond
 * @param kind         what it is
 * @param role         what the hash lists say of it
 */
public record FoundFile(String path, long size, Instant lastModified, Kind kind, Role role) {

    /** SPECIAL: a pipe, socket, device, or a name that cannot be addressed; never opened. */
    public enum Kind { REGULAR, LINK, SPECIAL }

    /**
     * RECORDED: a list states it. EXTRA: none does. IGNORED: a pattern takes it out. HISTORY: it is part of the hash
     * lists themselves. UNEVALUATED: its own hash list is unusable, so nothing can be said.
     */
    public enum Role { RECORDED, EXTRA, IGNORED, HISTORY, UNEVALUATED }
}
