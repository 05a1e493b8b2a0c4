package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.checkgate.ledger.Strength;
import org.checkgate.mhl.MultiHash;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/** Asks a bucket whether what lies under a key is the object that is meant to. */
final class ObjectProof {
    /** What is said of an object whose bytes are not ours, whatever the bucket shows. */
    static final String DIFFERS = "what was read back differs";
    private static final int BITE = 256 * 1024;

    private final Bucket bucket;
    private final boolean believed;
    private final Strength required;
    private final Pace pace;
    private final Set<String> misread;

    /**
     * @param believed whether this bucket was seen to check the checksums that it shows
     * @param required at READ_BACK every object is fetched again
     */
    ObjectProof(Bucket bucket, boolean believed, Strength required) {
        this(bucket, believed, required, Pace.FREE);
    }

    /** @param pace told of all that is fetched */
    ObjectProof(Bucket bucket, boolean believed, Strength required, Pace pace) {
        this(bucket, believed, required, pace, Set.of());
    }

    /** @param misread keys of objects that gave other bytes than the bucket shows them with: its word is not taken for what lies there */
    ObjectProof(Bucket bucket, boolean believed, Strength required, Pace pace, Collection<String> misread) {
        this.misread = ConcurrentHashMap.newKeySet();
        this.misread.addAll(misread);
        this.bucket = bucket;
        this.believed = believed;
        this.required = required;
        this.pace = pace;
    }

    enum Verdict { ABSENT, SAME, OTHER }

    record Answer(Verdict verdict, Strength strength, String detail) {
    }

    Answer ask(CloudObject object) throws StoreTrouble {
        Optional<Seen> seen = bucket.head(object.key());
        if (seen.isEmpty()) {
            // What is put there from now on is another object.
            misread.remove(object.key());
            return new Answer(Verdict.ABSENT, Strength.LISTED, "");
        }
        String ours = Crc64Nvme.base64(object.crc64());
        if (seen.get().size() != object.size()) {
            return other("it has " + seen.get().size() + " bytes there and " + object.size() + " here");
        }
        boolean shown = !seen.get().crc64().isEmpty();
        if (shown && !seen.get().crc64().equals(ours)) {
            return other("its checksum there is CRC-64/NVME " + seen.get().crc64() + " and " + ours + " here");
        }
        if (shown && believed && Strength.HASHED.atLeast(required) && !misread.contains(object.key())) {
            return new Answer(Verdict.SAME, Strength.HASHED, "");
        }
        return readBack(object) ? new Answer(Verdict.SAME, Strength.READ_BACK, "") : other(DIFFERS);
    }

    private static Answer other(String detail) {
        return new Answer(Verdict.OTHER, Strength.LISTED, detail);
    }

    private boolean readBack(CloudObject object) throws StoreTrouble {
        MultiHash hashes = new MultiHash(object.digests().keySet());
        Crc64Nvme crc64 = new Crc64Nvme();
        try (InputStream in = bucket.get(object.key())) {
            byte[] bite = new byte[BITE];
            for (int count; (count = in.read(bite)) >= 0; ) {
                hashes.update(bite, 0, count);
                crc64.update(bite, 0, count);
                pace.passed(count);
            }
        } catch (StoreTrouble e) {
            throw e;
        } catch (IOException e) {
            throw new StoreTrouble(bucket.target().name(), 0, "", String.valueOf(e.getMessage()), e);
        }
        return hashes.length() == object.size() && crc64.value() == object.crc64() && hashes.finish().equals(object.digests());
    }
}
