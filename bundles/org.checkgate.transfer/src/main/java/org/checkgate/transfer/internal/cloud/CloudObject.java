package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.util.Map;
import org.checkgate.ledger.RollFile;
import org.checkgate.mhl.HashFormat;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

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

    /** A roll's file as the ledger has it. */
    static CloudObject of(RollFile file, String key, Opener bytes) {
        return new CloudObject(file.id(), key, file.size(), Crc64Nvme.fromHex(file.crc64()), HashPlan.digests(file), "", bytes);
    }

    /** The same, which is only asked about. */
    static CloudObject there(RollFile file, String key) {
        return of(file, key, CloudObject::nothing);
    }

    static SeekableBytes nothing() {
        throw new IllegalStateException("Nothing is sent to see what lies there.");
    }
}
