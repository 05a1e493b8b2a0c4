package org.checkgate.mhl;

import java.util.Optional;
import org.checkgate.mhl.internal.Digests;

/**
 * The hash algorithms this library computes.
 *
 * <p>C4, MD5, SHA1, XXH128, XXH3 and XXH64 are the formats of ASC MHL 2.0; XXH32 occurs in classic MHL only.
 * A digest's text is lower-case hex of the canonical (big-endian) form, seed 0, and for C4 the 90 characters of a C4 id.
 */
public enum HashFormat {
    C4("c4"), MD5("md5"), SHA1("sha1"), XXH128("xxh128"), XXH3("xxh3"), XXH64("xxh64"), XXH32("xxh32");

    private final String id;

    HashFormat(String id) {
        this.id = id;
    }

    /** The name as ASC MHL writes it, for example {@code xxh64}. */
    public String id() {
        return id;
    }

    /** Whether an ASC MHL 2.0 manifest may carry this format; false for XXH32 alone. */
    public boolean inAscMhl() {
        return this != XXH32;
    }

    /** A new computation, to be used by one thread. */
    public StreamingHash newHash() {
        return Digests.start(this);
    }

    /** Whether a computation can be saved and resumed: that of the xxHash family can. */
    public boolean saveable() {
        return this != C4 && this != MD5 && this != SHA1;
    }

    /**
     * Goes on with a computation that was saved.
     *
     * @param saved what {@link StreamingHash#save} gave for this format
     * @throws IllegalArgumentException when it is not that, as far as can be seen, or the format cannot be resumed
     */
    public StreamingHash resume(byte[] saved) {
        return Digests.resume(this, saved);
    }

    /** The format of that exact id, if it is one of ours. */
    public static Optional<HashFormat> of(String id) {
        for (HashFormat format : values()) {
            if (format.id.equals(id)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
