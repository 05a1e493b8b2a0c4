package org.checkgate.transfer.internal.cloud;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.HashFormat;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Workers;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/**
 * Proves anew what a ledger believes of a bucket that was restored from a backup, by asking the bucket as after an upload. Nothing is
 * sent for it. What is no longer there, or not what it should be, is no copy any more: it is carried again, and what stands in its
 * way becomes a finding then. Safe for use by several threads.
 */
final class CloudReproof {
    /** Copies acknowledged together. */
    private static final int GROUP = 64;

    private final Ledger ledger;
    private final CloudConnection cloud;
    private final ObjectProof proof;
    private final Clock clock;

    CloudReproof(Ledger ledger, CloudConnection cloud, ObjectProof proof, Clock clock) {
        this.ledger = ledger;
        this.cloud = cloud;
        this.proof = proof;
        this.clock = clock;
    }

    /** Returns when nothing of this roll in the bucket is in doubt; most rolls never are. */
    void prove(long rollId, ExecutorService workers) {
        List<Copy> doubted = ledger.copies().doubted(rollId, tier(), cloud.endpoint().address());
        if (doubted.isEmpty()) {
            return;
        }
        Map<Long, RollFile> files = new HashMap<>();
        ledger.rolls().files(rollId).forEach(file -> files.put(file.id(), file));
        Queue<Copy> left = new ConcurrentLinkedQueue<>(doubted);
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < cloud.settings().filesAtOnce(); worker++) {
            running.add(workers.submit(() -> {
                work(files, left);
                return null;
            }));
        }
        Workers.join(running, "Asking the " + tier().word() + " again");
    }

    private Tier tier() {
        return cloud.endpoint().tier();
    }

    private void work(Map<Long, RollFile> files, Queue<Copy> left) {
        List<Copy> proven = new ArrayList<>();
        try {
            for (Copy copy = left.poll(); copy != null && !Thread.currentThread().isInterrupted(); copy = left.poll()) {
                RollFile file = files.get(copy.fileId());
                if (file.crc64().isEmpty()) {
                    ledger.copies().lost(file.id(), tier(), cloud.endpoint().address());
                    continue;
                }
                ObjectProof.Answer answer = proof.ask(object(file, copy.key()));
                if (answer.verdict() == ObjectProof.Verdict.SAME) {
                    proven.add(new Copy(file.id(), tier(), cloud.endpoint().address(), copy.key(), answer.strength(), clock.instant()));
                } else {
                    ledger.copies().lost(file.id(), tier(), cloud.endpoint().address());
                }
                if (proven.size() >= GROUP) {
                    ledger.copies().record(proven);
                    proven.clear();
                }
            }
        } catch (StoreTrouble e) {
            left.clear();
            throw e.asFailure();
        } finally {
            ledger.copies().record(proven);
        }
    }

    private static CloudObject object(RollFile file, String key) {
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        file.hashes().forEach((word, text) -> HashFormat.of(word).ifPresent(format -> digests.put(format, text)));
        return new CloudObject(file.id(), key, file.size(), Crc64Nvme.fromHex(file.crc64()), digests, "", CloudReproof::nothing);
    }

    private static SeekableBytes nothing() {
        throw new IllegalStateException("Nothing is sent to prove what lies there.");
    }
}
