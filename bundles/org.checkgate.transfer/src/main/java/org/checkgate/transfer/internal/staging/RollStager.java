package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.FileQueue;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.source.ReadCounter;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.source.SourceFolder;
import org.checkgate.transfer.internal.source.SourceTrouble;

/** Stages what is left of one roll; several workers share it and each takes the next file. Safe for use by several threads. */
final class RollStager {
    private final Ledger ledger;
    private final StagingConnection staging;
    private final RollOnDrive roll;
    private final SourceFolder source;
    private final FileStager stager;
    private final StagingFindings findings;
    private final LiveLanes lanes;
    private final FileQueue left;
    private final StagingSpace.Promise space;
    private final Recognition recognition;
    private volatile String lastGood;
    private StepFailure stop;
    private int refused;
    private int untaken;

    RollStager(Ledger ledger, StagingConnection staging, RollOnDrive roll, SourceFolder source, FileStager stager,
               StagingFindings findings, LiveLanes lanes, FileQueue left, StagingSpace.Promise space, Recognition recognition) {
        this.ledger = ledger;
        this.staging = staging;
        this.roll = roll;
        this.source = source;
        this.stager = stager;
        this.findings = findings;
        this.lanes = lanes;
        this.left = left;
        this.space = space;
        this.recognition = recognition;
    }

    /** One worker's share: until nothing is left or something stops the roll. */
    void work(boolean smallOnly, ProofBatch batch) throws InterruptedException {
        Map<Long, StagingJournal.Entry> begun = Map.of();
        try (ReadCounter counter = counter()) {
            for (List<RollFile> group = next(smallOnly); !group.isEmpty(); group = next(smallOnly)) {
                List<RollFile> unsafe = recognition.toSend(group, counter);
                begun = stager.begin(unsafe, roll);
                for (RollFile file : unsafe) {
                    if (!stopped()) {
                        take(file, Optional.ofNullable(begun.remove(file.id())), counter, batch);
                    }
                }
                stager.forget(begun.values());
            }
            batch.prove();
            ended(batch);
        } catch (StoreTrouble e) {
            stager.forget(begun.values());
            stop(failure(e));
        }
    }

    private synchronized List<RollFile> next(boolean smallOnly) {
        return stop == null ? left.group(smallOnly) : List.of();
    }

    private synchronized boolean stopped() {
        return stop != null;
    }

    private synchronized void stop(StepFailure failure) {
        if (stop == null) {
            stop = failure;
        }
    }

    private synchronized void ended(ProofBatch batch) {
        refused += batch.refused();
        untaken += batch.changed();
    }

    private synchronized void untaken() {
        untaken++;
    }

    /** Called when all workers have ended. */
    synchronized void throwIfStopped() {
        if (stop != null) {
            throw stop;
        }
        if (refused > 0) {
            throw StepFailure.retry(Duration.ofSeconds(2), refused + " files read back from staging were not what was sent; they are staged again.", null);
        }
        if (untaken > 0) {
            throw StepFailure.needsPerson(untaken + (untaken == 1 ? " file" : " files") + " could not be read, or changed on the drive; the findings say which."
                    + " Keep the drive, plug it in again with another reader or cable, or have it tried again.", null);
        }
    }

    private void take(RollFile file, Optional<StagingJournal.Entry> begun, ReadCounter counter, ProofBatch batch) throws StoreTrouble, InterruptedException {
        try {
            Staged staged = once(file, begun, false, counter);
            if (staged.altered()) {
                staged = lookedAtAgain(file, staged, counter);
            }
            batch.add(staged);
            space.taken(Math.max(0, file.size()));
            lastGood = file.path();
        } catch (SourceTrouble e) {
            if (source.gone() || !e.changed() && nothingReadable()) {
                stop(StepFailure.needsPerson(DriveWatch.GONE, e));
            } else {
                findings.unreadable(file.path(), e);
                untaken();
            }
        }
    }

    private Staged once(RollFile file, Optional<StagingJournal.Entry> begun, boolean pastCache, ReadCounter counter) throws StoreTrouble, SourceTrouble, InterruptedException {
        HashPlan plan = HashPlan.of(file);
        long rollId = roll.roll().id();
        try (SingleRead read = new SingleRead(opened(file, pastCache), plan.start(), counter);
             var ride = lanes.ride(LiveLanes.STAGING, rollId, file.path(), read.size())) {
            return stager.stage(file, roll.stagingKey(file.path()), begun, plan, read, ride);
        }
    }

    private SourceFile opened(RollFile file, boolean pastCache) throws SourceTrouble {
        try {
            return pastCache ? source.openPastCache(file.path()) : source.open(file.path());
        } catch (IOException e) {
            throw SourceTrouble.unreadable(e);
        }
    }

    private ReadCounter counter() {
        return new ReadCounter(bytes -> ledger.rolls().sourceBytesRead(roll.roll().id(), bytes));
    }

    /** A wrong hash may come from the cache, a cable or a controller: the medium is asked again before a person is. */
    private Staged lookedAtAgain(RollFile file, Staged staged, ReadCounter counter) throws StoreTrouble, SourceTrouble, InterruptedException {
        Cause cause = new SecondLook(source, counter).at(file, staged);
        Staged last = staged;
        if (cause == Cause.FIRST_READ) {
            new Discard(ledger, staging).object(staged);
            last = once(file, Optional.empty(), true, counter);
            cause = last.altered() ? Cause.WAY : cause;
        }
        ledger.activity().add(OptionalLong.of(roll.drive().id()), OptionalLong.of(roll.roll().id()), "reread", file.path() + ": " + cause.sentence());
        return last.because(cause);
    }

    /** A drive that was pulled may go on listing its folders from memory, but what was read before cannot be read again. */
    private boolean nothingReadable() {
        String known = lastGood;
        if (known == null) {
            return false;
        }
        try (SourceFile sample = source.openPastCache(known)) {
            sample.read(new byte[1], 0, 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private StepFailure failure(StoreTrouble trouble) {
        boolean unexplained = trouble.status() == 0 || trouble.status() >= 500;
        boolean saysSo = trouble.status() == 507 || String.valueOf(trouble.getMessage()).contains("No space left");
        if (saysSo || unexplained && StagingSpace.isFull(staging)) {
            return StagingSpace.full("The disk of staging has no space left");
        }
        return trouble.asFailure();
    }
}
