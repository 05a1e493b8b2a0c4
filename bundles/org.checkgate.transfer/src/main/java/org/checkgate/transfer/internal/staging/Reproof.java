package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.HashFormat;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Workers;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/**
 * Proves anew what a ledger believes of staging that was restored from a backup: each object is made durable, read back, and held
 * against what was once read from the drive and against the manifests. What does not fit is no copy any more. No object is removed:
 * it may be newer than what the ledger knows. Safe for use by several threads.
 */
final class Reproof {
    /** Copies acknowledged together. */
    private static final int GROUP = 64;

    private final Ledger ledger;
    private final StagingConnection staging;
    private final LiveLanes lanes;
    private final Clock clock;

    Reproof(Ledger ledger, StagingConnection staging, LiveLanes lanes, Clock clock) {
        this.ledger = ledger;
        this.staging = staging;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Returns when nothing of this roll in staging is in doubt; most rolls never are. */
    void prove(long rollId, ExecutorService workers) {
        List<Copy> doubted = ledger.copies().doubted(rollId, Tier.STAGING, staging.address());
        if (doubted.isEmpty()) {
            return;
        }
        Map<Long, RollFile> files = new HashMap<>();
        ledger.rolls().files(rollId).forEach(file -> files.put(file.id(), file));
        Queue<Copy> left = new ConcurrentLinkedQueue<>(doubted);
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < staging.settings().filesAtOnce(); worker++) {
            running.add(workers.submit(() -> {
                work(rollId, files, left);
                return null;
            }));
        }
        Workers.join(running, "Reading staging again");
    }

    private void work(long rollId, Map<Long, RollFile> files, Queue<Copy> left) {
        List<Copy> proven = new ArrayList<>();
        try {
            for (Copy copy = left.poll(); copy != null && !Thread.currentThread().isInterrupted(); copy = left.poll()) {
                RollFile file = files.get(copy.fileId());
                Optional<Strength> strength = look(file, copy.key());
                if (strength.isPresent()) {
                    proven.add(new Copy(copy.fileId(), Tier.STAGING, staging.address(), copy.key(), strength.get(), clock.instant()));
                } else {
                    lost(rollId, file);
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

    private Optional<Strength> look(RollFile file, String key) throws StoreTrouble {
        if (file.crc64().isEmpty()) {
            return Optional.empty();
        }
        HashPlan plan = HashPlan.of(file);
        Map<HashFormat, String> digests = new EnumMap<>(HashFormat.class);
        file.hashes().forEach((word, text) -> HashFormat.of(word).filter(plan.formats()::contains).ifPresent(format -> digests.put(format, text)));
        Staged staged = new Staged(file, key, plan, file.size(), digests, Crc64Nvme.fromHex(file.crc64()), 0, Optional.empty());
        // What was read from the drive once and did not fit was no proven copy then, and is none now.
        if (staged.altered() || !durable(key)) {
            return Optional.empty();
        }
        try (var ride = lanes.ride(LiveLanes.READ_BACK, file.rollId(), file.path(), file.size())) {
            return new ReadBack(staging).prove(staged, ride);
        }
    }

    /** An object that is not there, or cannot be forced, is no copy. */
    private boolean durable(String key) {
        try {
            if (staging.disk().isPresent()) {
                staging.disk().get().makeDurable(List.of(key));
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void lost(long rollId, RollFile file) {
        ledger.rolls().find(rollId, new Finding(StagingFindings.STAGING_DAMAGED, Severity.BLOCK, file.path(), file.path()
                + " was proven in staging before the ledger was restored, and what lies there now is not it.",
                "Plug the drive in: the file is staged again from it."));
        ledger.copies().lost(file.id(), Tier.STAGING, staging.address());
    }
}
