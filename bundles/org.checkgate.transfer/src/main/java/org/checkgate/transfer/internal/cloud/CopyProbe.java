package org.checkgate.transfer.internal.cloud;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lies to a server about what it copies from one bucket into another, to see whether it notices. That it checks what is sent to it
 * says nothing about copies: many a server keeps the checksum among what it copies unread, and shows it for whatever the copy holds.
 * So a stretch is copied, of which it was never told a checksum, and stated as the whole; and the whole as something else.
 */
final class CopyProbe {
    private static final Logger LOG = LoggerFactory.getLogger(CopyProbe.class);
    private static final String FOLDER = ".checkgate/probe/";
    private static final int MORE = 1024;

    private final Bucket from;
    private final Bucket into;

    CopyProbe(Bucket from, Bucket into) {
        this.from = from;
        this.into = into;
    }

    /** @return whether a checksum that is shown for a copy is one of the bytes that were copied */
    boolean noticesOtherBytes() throws StoreTrouble {
        byte[] bytes = new byte[(int) ServerSideCopy.LEAST_STRETCH + MORE];
        new Random().nextBytes(bytes);
        int stretch = bytes.length - MORE / 2;
        long whole = Crc64Nvme.of(bytes, 0, bytes.length);
        String source = FOLDER + UUID.randomUUID();
        from.put(source, () -> new ByteArrayInputStream(bytes), bytes.length, Crc64Nvme.base64(whole), "");
        try {
            return notices(source, Optional.of("bytes=0-" + (stretch - 1)), stretch, Crc64Nvme.of(bytes, 0, stretch), whole)
                    && notices(source, Optional.empty(), bytes.length, whole, ~whole);
        } finally {
            tidy(from, source);
        }
    }

    private boolean notices(String source, Optional<String> range, long size, long right, long stated) throws StoreTrouble {
        String key = FOLDER + UUID.randomUUID();
        String upload = into.create(key, "");
        String etag;
        try {
            etag = into.copyPart(from.target().bucket(), source, key, upload, 1, range).etag();
        } catch (StoreTrouble e) {
            // It was not asked to believe anything yet.
            into.abort(key, upload);
            throw e;
        }
        try {
            into.complete(key, upload, List.of(new Part(1, size, etag, "", Crc64Nvme.hex(stated))), Crc64Nvme.base64(stated));
        } catch (StoreTrouble e) {
            into.abort(key, upload);
            if (e.status() == 400 || e.wrongBytes()) {
                return true;
            }
            throw e;
        }
        Optional<Seen> seen = into.head(key);
        tidy(into, key);
        return seen.isPresent() && seen.get().size() == size && seen.get().crc64().equals(Crc64Nvme.base64(right));
    }

    private static void tidy(Bucket bucket, String key) {
        try {
            bucket.remove(key);
        } catch (StoreTrouble e) {
            LOG.info("The probe's object {} stays: {}", key, e.getMessage());
        }
    }
}
