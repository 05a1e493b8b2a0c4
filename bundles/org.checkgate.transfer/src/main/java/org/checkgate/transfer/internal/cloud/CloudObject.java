package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.util.Map;
import org.checkgate.mhl.HashFormat;
import org.checkgate.store.SeekableBytes;

/**
 * An object to bring into a bucket.
 *
 * @param fileId      the ledger's file; 0 for a document
 * @param crc64       of all its bytes, known beforehand
 * @param digests     what a read-back must give as well; may be empty
 * @param contentType empty for plain bytes
 * @param bytes       opens them, as often as needed
 */
record CloudObject(long fileId, String key, long size, long crc64, Map<HashFormat, String> digests, String contentType, Opener bytes) {
    interface Opener {
        SeekableBytes open() throws IOException;
    }
}
