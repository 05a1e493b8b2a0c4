package org.checkgate.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Small objects that Checkgate itself writes: generations, proxies, manifests. Safe for use by several threads. */
public interface Documents {
    /**
     * Puts a document where there is none and proves that it arrived. A document with the same bytes is left as it is.
     *
     * @throws DocumentConflict when other bytes lie under that key: keys are never overwritten
     * @throws IOException      when the place is not configured or cannot be reached; the message is a plain sentence
     */
    Stored put(Place place, String key, Path content, String contentType) throws IOException;

    /** As {@link #put(Place, String, Path, String)} for bytes at hand. */
    Stored put(Place place, String key, byte[] content, String contentType) throws IOException;

    /**
     * Reads a whole document.
     *
     * @param limit the largest size that is read, in bytes
     * @return empty when there is none
     */
    Optional<byte[]> read(Place place, String key, int limit) throws IOException;

    /** @param crc64 CRC-64/NVME of the bytes, 16 hex digits */
    record Stored(Place place, String key, long size, String crc64) {
    }
}
