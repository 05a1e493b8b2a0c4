package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.checkgate.transfer.internal.StoreTrouble;

/**
 * Takes an object out of the way that somebody put where ours was, and keeps it: it tells what was done. Nothing is removed of which there is
 * no copy. Safe for use by several threads.
 */
final class Aside {
    static final String FOLDER = ".checkgate/tampered/";
    private static final int TRIES = 3;
    /** Deliveries that share a key must not take away what the other has just put there. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Bucket bucket;
    private final ObjectProof proof;

    Aside(Bucket bucket, ObjectProof proof) {
        this.bucket = bucket;
        this.proof = proof;
    }

    /** It cannot be kept, so that it must stay. */
    static final class NotKept extends IOException {
        NotKept(String detail, Throwable cause) {
            super(detail, cause);
        }
    }

    /** Where the n-th one of a key is kept. */
    static String key(String key, int number) {
        return FOLDER + key + "/" + number;
    }

    /** Returns when nothing lies under the key, or our own object does. */
    void away(CloudObject object) throws IOException {
        ONE_AT_A_TIME.lock();
        try {
            for (int attempt = 1; proof.ask(object).verdict() == ObjectProof.Verdict.OTHER; attempt++) {
                if (attempt > TRIES) {
                    throw new NotKept("it is being changed from outside while it is replaced", null);
                }
                Optional<Seen> there = bucket.head(object.key());
                if (there.isPresent()) {
                    keep(object.key(), there.get());
                    // What took its place meanwhile is not kept yet.
                    if (bucket.head(object.key()).equals(there)) {
                        bucket.remove(object.key());
                    }
                }
            }
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private void keep(String key, Seen there) throws IOException {
        int number = 1;
        for (Optional<Seen> kept = bucket.head(key(key, number)); kept.isPresent(); kept = bucket.head(key(key, ++number))) {
            // A stop came between keeping it and taking it away.
            if (kept.get().size() == there.size() && !there.etag().isEmpty() && kept.get().etag().equals(there.etag())) {
                return;
            }
        }
        String to = key(key, number);
        try {
            bucket.copy(key, to, there);
        } catch (StoreTrouble e) {
            if (e.passing() || e.alreadyThere()) {
                throw e;
            }
            throw new NotKept("what lies there now cannot be copied to " + to + " (" + (e.code().isEmpty() ? Integer.toString(e.status()) : e.code()) + ")", e);
        }
        Optional<Seen> kept = bucket.head(to);
        boolean other = kept.isEmpty() || kept.get().size() != there.size()
                || !kept.get().crc64().isEmpty() && !there.crc64().isEmpty() && !kept.get().crc64().equals(there.crc64());
        if (other) {
            // It tells nothing, and each further try would leave one more.
            bucket.remove(to);
            throw new NotKept("what lies there now was copied to " + to + " and is not the same there", null);
        }
    }
}
