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
 * So a stretch is copied, of which it was never told a checksum, and stated as the whole; and the whole as something else. Before that the
 * stretch is stated as what it is: a server that refuses that too has refused something else than the lie.
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
            Optional<String> range = Optional.of("bytes=0-" + (stretch - 1));
            long right = Crc64Nvme.of(bytes, 0, stretch);
            return copied(source, range, stretch, right).filter(seen -> shows(seen, stretch, right)).isPresent()
                    && notices(source, range, stretch, right, whole) && notices(source, Optional.empty(), bytes.length, whole, ~whole);
        } finally {
            tidy(from, source);
        }
    }

    private boolean notices(String source, Optional<String> range, long size, long right, long stated) throws StoreTrouble {
        Optional<Seen> copy = copied(source, range, size, stated);
        return copy.isEmpty() || shows(copy.get(), size, right);
    }

    private static boolean shows(Seen seen, long size, long crc64) {
        return seen.size() == size && seen.crc64().equals(Crc64Nvme.base64(crc64));
    }

    /** What it shows of a copy whose checksum was stated; empty when it refused that. */
    private Optional<Seen> copied(String source, Optional<String> range, long size, long stated) throws StoreTrouble {
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
                return Optional.empty();
            }
            throw e;
        }
        Optional<Seen> seen = into.head(key);
        tidy(into, key);
        return Optional.of(seen.orElseGet(() -> new Seen(-1, "", "")));
    }

    private static void tidy(Bucket bucket, String key) {
        try {
            bucket.remove(key);
        } catch (StoreTrouble e) {
            LOG.info("The probe's object {} stays: {}", key, e.getMessage());
        }
    }
}
