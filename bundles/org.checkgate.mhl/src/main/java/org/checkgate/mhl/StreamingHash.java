package org.checkgate.mhl;

import java.util.Optional;

/** A digest being computed as the bytes pass by. Not thread-safe. */
public interface StreamingHash {

    /** Takes {@code length} bytes of {@code bytes} from {@code offset} on. */
    void update(byte[] bytes, int offset, int length);

    /** The digest's text of all bytes so far; call it once, after the last update. */
    String finish();

    /**
     * All that is needed to go on later with {@link HashFormat#resume}; at most 1 KiB. Empty for md5, sha1 and c4: the
     * platform's digests cannot be saved, and those that can are less than half as fast.
     */
    Optional<byte[]> save();
}
