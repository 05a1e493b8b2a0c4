package org.checkgate.transfer.internal.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkgate.ledger.Part;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.cloud.Honesty.Answer;
import org.checkgate.transfer.internal.cloud.Honesty.Lie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ContentStreamProvider;

/**
 * Lies to a bucket on purpose, to see whether it notices. A bucket that refuses a wrong checksum, or that shows the right
 * value of its own, may be believed when it shows a checksum; one that echoes what it was told may not.
 */
final class HonestyProbe {
    private static final Logger LOG = LoggerFactory.getLogger(HonestyProbe.class);
    static final String FOLDER = ".checkgate/probe/";
    private static final long TOGETHER_SECONDS = 2;
    private static final long HEAD_MILLIS = 100;

    private final S3Bucket bucket;

    HonestyProbe(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** @throws StoreTrouble when nothing can be told, such as over a dead line; only what nobody relies on may stay unknown */
    Honesty ask() throws StoreTrouble {
        byte[] bytes = ("probe " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        long right = Crc64Nvme.of(bytes, 0, bytes.length);
        Map<Lie, Answer> answers = new EnumMap<>(Lie.class);
        answers.put(Lie.CHECKSUM, checksum(bytes, right));
        answers.put(Lie.COMPLETE, complete(bytes, right));
        answers.put(Lie.TRAILER, trailer(bytes));
        answers.put(Lie.TRUNCATED, truncated(bytes));
        answers.put(Lie.OVERWRITE, overwrite(bytes, right));
        answers.put(Lie.OVERWRITE_IN_PARTS, overwriteInParts(bytes, right));
        answers.put(Lie.RACE, race());
        return new Honesty(Collections.unmodifiableMap(answers));
    }

    private static String somewhere() {
        return FOLDER + UUID.randomUUID();
    }

    private Answer checksum(byte[] bytes, long right) throws StoreTrouble {
        String key = somewhere();
        try {
            bucket.put(key, body(bytes), bytes.length, Crc64Nvme.base64(~right), "");
        } catch (StoreTrouble e) {
            return refusal(e);
        }
        return shown(key, right);
    }

    private Answer complete(byte[] bytes, long right) throws StoreTrouble {
        String key = somewhere();
        String upload = bucket.create(key, "");
        try {
            inParts(key, upload, bytes, right, ~right);
        } catch (StoreTrouble e) {
            Answer refused = refusal(e);
            bucket.abort(key, upload);
            return refused;
        }
        return shown(key, right);
    }

    private void inParts(String key, String upload, byte[] bytes, long right, long stated) throws StoreTrouble {
        String etag = bucket.putPart(key, upload, 1, body(bytes), bytes.length, Crc64Nvme.base64(right));
        bucket.complete(key, upload, List.of(new Part(1, bytes.length, etag, "", Crc64Nvme.hex(right))), Crc64Nvme.base64(stated));
    }

    private Answer trailer(byte[] bytes) {
        String key = somewhere();
        try {
            int status = bucket.raw(key).withWrongTrailer(bytes);
            return status == 400 ? Answer.REFUSED : status / 100 == 2 ? Answer.ACCEPTED : Answer.NOT_KNOWN;
        } catch (IOException | RuntimeException e) {
            LOG.debug("Nothing is known of checksums behind an object", e);
            return Answer.NOT_KNOWN;
        } finally {
            tidy(key);
        }
    }

    /** The line is closed before all has left, so there is no answer: what lies there tells. */
    private Answer truncated(byte[] bytes) throws StoreTrouble {
        String key = somewhere();
        try {
            bucket.raw(key).withoutItsEnd(bytes);
        } catch (IOException | RuntimeException e) {
            LOG.debug("A body that is too short was not taken", e);
        }
        Answer answer = bucket.head(key).isPresent() ? Answer.ACCEPTED : Answer.REFUSED;
        tidy(key);
        return answer;
    }

    private Answer overwrite(byte[] bytes, long right) throws StoreTrouble {
        String key = somewhere();
        String sum = Crc64Nvme.base64(right);
        try {
            bucket.put(key, body(bytes), bytes.length, sum, "");
            bucket.put(key, body(bytes), bytes.length, sum, "");
            return Answer.ACCEPTED;
        } catch (StoreTrouble e) {
            return kept(e);
        } finally {
            tidy(key);
        }
    }

    private Answer overwriteInParts(byte[] bytes, long right) throws StoreTrouble {
        String key = somewhere();
        String upload = bucket.create(key, "");
        try {
            bucket.put(key, body(bytes), bytes.length, Crc64Nvme.base64(right), "");
            inParts(key, upload, bytes, right, right);
            return Answer.ACCEPTED;
        } catch (StoreTrouble e) {
            Answer answer = kept(e);
            bucket.abort(key, upload);
            return answer;
        } finally {
            tidy(key);
        }
    }

    /** Both have begun before either has ended, so that it is no use to look only at the beginning. */
    private Answer race() throws StoreTrouble {
        String key = somewhere();
        CyclicBarrier together = new CyclicBarrier(2);
        FutureTask<Boolean> other = new FutureTask<>(() -> wins(key, "other", together));
        Threads.daemon("checkgate-probe", other).start();
        try {
            boolean won = wins(key, "one", together);
            return won && other.get() ? Answer.ACCEPTED : Answer.REFUSED;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreTrouble trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreTrouble(bucket.target().name(), 0, "", "interrupted", e);
        } finally {
            settled(other);
            tidy(key);
        }
    }

    private boolean wins(String key, String text, CyclicBarrier together) throws StoreTrouble {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            bucket.put(key, () -> new HeldBack(bytes, together), bytes.length, Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length)), "");
            return true;
        } catch (StoreTrouble e) {
            if (kept(e) == Answer.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    /** What it does after the tidying would stay. */
    private static void settled(FutureTask<Boolean> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            LOG.debug("One of two writers met trouble", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives its last byte when another of its kind has come as far. */
    private static final class HeldBack extends ByteArrayInputStream {
        private final CyclicBarrier together;

        HeldBack(byte[] bytes, CyclicBarrier together) {
            super(bytes);
            this.together = together;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            if (available() > 1) {
                return super.read(into, offset, Math.min(length, available() - 1));
            }
            if (available() == 1) {
                await();
            }
            return super.read(into, offset, length);
        }

        private void await() {
            try {
                together.await(TOGETHER_SECONDS, TimeUnit.SECONDS);
                // Its head is on its way; a server that looks then has looked after this.
                TimeUnit.MILLISECONDS.sleep(HEAD_MILLIS);
            } catch (BrokenBarrierException | TimeoutException e) {
                // The other was refused before its body was taken.
                LOG.debug("The other writer is not there", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Answer shown(String key, long right) throws StoreTrouble {
        Optional<Seen> seen = bucket.head(key);
        tidy(key);
        return seen.isPresent() && seen.get().crc64().equals(Crc64Nvme.base64(right)) ? Answer.RIGHT_VALUE : Answer.ACCEPTED;
    }

    /** 501: it does not know such a condition, and says so. */
    private static Answer kept(StoreTrouble trouble) throws StoreTrouble {
        if (trouble.alreadyThere()) {
            return Answer.REFUSED;
        }
        if (trouble.status() == 501) {
            return Answer.NOT_KNOWN;
        }
        throw trouble;
    }

    private void tidy(String key) {
        try {
            bucket.remove(key);
        } catch (StoreTrouble e) {
            LOG.info("The probe's object {} stays: {}", key, e.getMessage());
        }
    }

    /** Only an answer that is about the request counts: a dead line or missing rights prove nothing. */
    private static Answer refusal(StoreTrouble trouble) throws StoreTrouble {
        if (trouble.status() == 400 || trouble.wrongBytes()) {
            return Answer.REFUSED;
        }
        throw trouble;
    }

    private static ContentStreamProvider body(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
