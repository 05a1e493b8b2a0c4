package org.checkgate.transfer.internal.cloud;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * Lies to a bucket on purpose, to see whether it notices: a wrong checksum with a whole object, and one at the end of an
 * upload in parts. A bucket that refuses the lie, or that shows the right value of its own, may be believed when it shows
 * a checksum; one that echoes what it was told may not.
 */
final class HonestyProbe {
    private static final Logger LOG = LoggerFactory.getLogger(HonestyProbe.class);
    private static final String FOLDER = ".checkgate/probe/";

    private final S3Bucket bucket;

    HonestyProbe(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** @return whether a checksum that this bucket shows is one that it checked */
    boolean refusesWrongChecksums() throws StoreTrouble {
        byte[] bytes = ("probe " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        long right = Crc64Nvme.of(bytes, 0, bytes.length);
        return whole(bytes, right) && inParts(bytes, right);
    }

    /** @return whether a put "only where there is nothing" is refused where there is something */
    boolean keepsConditions() throws StoreTrouble {
        String key = FOLDER + UUID.randomUUID();
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        String sum = Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length));
        boolean kept = false;
        try {
            bucket.put(key, body(bytes), bytes.length, sum, "");
            bucket.put(key, body(bytes), bytes.length, sum, "");
        } catch (StoreTrouble e) {
            kept = e.alreadyThere();
            if (!kept && e.status() != 501) {
                throw e;
            }
        }
        tidy(key);
        return kept;
    }

    private boolean whole(byte[] bytes, long right) throws StoreTrouble {
        String key = FOLDER + UUID.randomUUID();
        try {
            bucket.put(key, body(bytes), bytes.length, Crc64Nvme.base64(~right), "");
        } catch (StoreTrouble e) {
            return refusal(e);
        }
        return showsRightValue(key, right);
    }

    private boolean inParts(byte[] bytes, long right) throws StoreTrouble {
        String key = FOLDER + UUID.randomUUID();
        String upload = bucket.create(key, "");
        try {
            String etag = bucket.putPart(key, upload, 1, body(bytes), bytes.length, Crc64Nvme.base64(right));
            bucket.complete(key, upload, List.of(new Part(1, bytes.length, etag, "", Crc64Nvme.hex(right))), Crc64Nvme.base64(~right));
        } catch (StoreTrouble e) {
            boolean refused = refusal(e);
            bucket.abort(key, upload);
            return refused;
        }
        return showsRightValue(key, right);
    }

    private boolean showsRightValue(String key, long right) throws StoreTrouble {
        Optional<Seen> seen = bucket.head(key);
        tidy(key);
        return seen.isPresent() && seen.get().crc64().equals(Crc64Nvme.base64(right));
    }

    private void tidy(String key) {
        try {
            bucket.remove(key);
        } catch (StoreTrouble e) {
            LOG.info("The probe's object {} stays: {}", key, e.getMessage());
        }
    }

    /** Only an answer that is about the request counts: a dead line or missing rights prove nothing. */
    private static boolean refusal(StoreTrouble trouble) throws StoreTrouble {
        if (trouble.status() == 400 || trouble.wrongBytes()) {
            return true;
        }
        throw trouble;
    }

    private static ContentStreamProvider body(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
