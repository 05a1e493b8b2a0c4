package org.checkgate.mhl;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Several digests of the same bytes in one pass, so that a file is read once for all of them. Not thread-safe. */
public final class MultiHash {
    private final Map<HashFormat, StreamingHash> running = new EnumMap<>(HashFormat.class);
    private final StreamingHash[] hashes;
    private long length;

    /** Starts one computation for each format; none is allowed, then only the bytes are counted. */
    public MultiHash(Collection<HashFormat> formats) {
        formats.forEach(format -> running.put(format, format.newHash()));
        hashes = running.values().toArray(StreamingHash[]::new);
    }

    /** Takes {@code length} bytes of {@code bytes} from {@code offset} on. */
    public void update(byte[] bytes, int offset, int length) {
        for (StreamingHash hash : hashes) {
            hash.update(bytes, offset, length);
        }
        this.length += length;
    }

    /** The number of bytes taken so far. */
    public long length() {
        return length;
    }

    /** The digests' texts; call it once, after the last update. */
    public Map<HashFormat, String> finish() {
        Map<HashFormat, String> texts = new EnumMap<>(HashFormat.class);
        running.forEach((format, hash) -> texts.put(format, hash.finish()));
        return Collections.unmodifiableMap(texts);
    }
}
