package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Flight;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;

/**
 * Files that the store has taken, proven together: made durable, read back, written to the ledger. Together, because a
 * folder has to be forced but once for all the files that came into it. While one group is proven, which is mostly waiting
 * for the disk, the next one is gathered. For one thread.
 */
final class ProofBatch {
    private static final int MOST_FILES = 64;
    private static final long MOST_BYTES = 256L << 20;

    private final Ledger ledger;
    private final StagingConnection staging;
    private final RollOnDrive roll;
    private final StagingFindings findings;
    private final LiveLanes lanes;
    private final Clock clock;
    private final Flight<Void> proving;
    private final List<Staged> waiting = new ArrayList<>();
    private long bytes;
    private int refused;
    private int changed;

    /** @param provers what a group is handed to; one at a time */
    ProofBatch(Ledger ledger, StagingConnection staging, RollOnDrive roll, StagingFindings findings, LiveLanes lanes, Clock clock,
               ExecutorService provers) {
        this.proving = new Flight<>(provers);
        this.ledger = ledger;
        this.staging = staging;
        this.roll = roll;
        this.findings = findings;
        this.lanes = lanes;
        this.clock = clock;
    }

    void add(Staged staged) throws StoreTrouble, InterruptedException {
        waiting.add(staged);
        bytes += staged.size();
        if (waiting.size() >= MOST_FILES || bytes >= MOST_BYTES) {
            handOver();
        }
    }

    /** Objects of the groups that {@link #prove} waited for that were read back and were not what was sent. */
    int refused() {
        return refused;
    }

    /** Files of those groups that nothing but an earlier look vouches for, and that are no longer what it saw. */
    int changed() {
        return changed;
    }

    /** Returns when all that was added is proven. */
    void prove() throws StoreTrouble, InterruptedException {
        handOver();
        proving.all();
    }

    /** Returns when nothing is being proven any more, however that ended. */
    void settle() {
        proving.settle();
    }

    private void handOver() throws StoreTrouble, InterruptedException {
        proving.all();
        List<Staged> group = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        proving.send(() -> {
            prove(group);
            return null;
        });
    }

    private void prove(List<Staged> group) throws StoreTrouble {
        makeDurable(group);
        List<Copy> copies = new ArrayList<>();
        List<FileRead> reads = new ArrayList<>();
        List<Long> uploads = new ArrayList<>();
        for (Staged staged : group) {
            Optional<Strength> strength = readBack(staged);
            if (strength.isEmpty()) {
                discard(staged);
                continue;
            }
            uploads.add(staged.uploadId());
            boolean fits = findings.judge(staged);
            // What the earlier look saw must stay known, else the next read would be held against this one.
            boolean otherThanSeen = !fits && !staged.altered();
            changed += otherThanSeen ? 1 : 0;
            // Nor may what was right go: what lies elsewhere is held against it.
            if (!otherThanSeen && !staged.worseThanEarlierRead()) {
                reads.add(new FileRead(staged.file().id(), staged.size(), HashPlan.words(staged.digests()), Crc64Nvme.hex(staged.crc64())));
            }
            copies.addAll(copiesOf(staged, fits, strength.get()));
        }
        ledger.copies().record(copies, reads, uploads);
    }

    private void makeDurable(List<Staged> group) throws StoreTrouble {
        if (staging.disk().isEmpty() || group.isEmpty()) {
            return;
        }
        try {
            staging.disk().get().makeDurable(group.stream().map(Staged::key).toList());
        } catch (IOException e) {
            throw new StoreTrouble(StagingStore.NAME, 0, "", "its disk cannot be forced: " + e.getMessage(), e);
        }
    }

    private Optional<Strength> readBack(Staged staged) throws StoreTrouble {
        try (var ride = lanes.ride(LiveLanes.READ_BACK, roll.roll().id(), staged.file().path(), staged.size())) {
            return new ReadBack(staging).prove(staged, ride);
        }
    }

    private void discard(Staged staged) throws StoreTrouble {
        refused++;
        findings.stagingDiffers(staged.file().path());
        new Discard(ledger, staging).object(staged);
    }

    private List<Copy> copiesOf(Staged staged, boolean fits, Strength strength) {
        Instant now = clock.instant();
        long id = staged.file().id();
        boolean sealedAndFits = staged.verdict().good();
        Strength onDrive = sealedAndFits ? Strength.HASHED : fits ? Strength.SIZED : Strength.LISTED;
        // What is not as sealed may lie there safely, yet it is no proven copy of what the set vouches for.
        Strength inStaging = fits ? strength : staged.altered() && !staged.worseThanEarlierRead() ? Strength.HASHED : Strength.LISTED;
        return List.of(new Copy(id, Tier.DRIVE, roll.driveAddress(), roll.driveKey(staged.file().path()), onDrive, now),
                new Copy(id, Tier.STAGING, staging.address(), staged.key(), inStaging, now));
    }
}
