package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.HashPlan;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.source.SingleRead;
import org.checkgate.transfer.internal.source.SourceTrouble;

/**
 * Brings files that are damaged in staging back from where they are proven outside of it: the drive may be at the other end of the world by
 * now. What comes back is held against what was once read from the drive and against the manifests, made durable and read back like
 * any other. For one run of a roll.
 */
final class Mending {
    private final Ledger ledger;
    private final StagingConnection staging;
    private final FarCopies far;
    private final LiveLanes lanes;
    private final Clock clock;
    private StepFailure trouble;

    Mending(Ledger ledger, StagingConnection staging, FarCopies far, LiveLanes lanes, Clock clock) {
        this.ledger = ledger;
        this.staging = staging;
        this.far = far;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Files of this roll that staging lost and that may be proven elsewhere; of most rolls there are none. */
    List<RollFile> damaged(List<RollFile> unproven) {
        if (unproven.isEmpty()) {
            return List.of();
        }
        Set<String> damaged = new HashSet<>();
        // Whatever it says by now: a stop may have come between that and the proof.
        ledger.rolls().findings(unproven.get(0).rollId()).stream().filter(finding -> finding.code().equals(StagingFindings.STAGING_DAMAGED))
                .forEach(finding -> damaged.add(finding.path()));
        List<RollFile> files = new ArrayList<>();
        for (RollFile file : unproven) {
            if (damaged.contains(file.path()) && !file.crc64().isEmpty() && !far.of(file).isEmpty()) {
                files.add(file);
            }
        }
        return files;
    }

    /** Why something that is proven elsewhere could not be fetched now; empty when that was not so. */
    Optional<StepFailure> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** What cannot be brought back is left to the drive. */
    void mend(Roll roll, List<RollFile> damaged, FileStager stager) throws StoreTrouble, InterruptedException {
        for (RollFile file : damaged) {
            boolean done = false;
            for (FarCopies.FarCopy copy : far.of(file)) {
                done = done || mended(roll, file, copy, stager);
            }
        }
    }

    private boolean mended(Roll roll, RollFile file, FarCopies.FarCopy copy, FileStager stager) throws StoreTrouble, InterruptedException {
        HashPlan plan = HashPlan.of(file);
        boolean differs = false;
        try (SingleRead read = new SingleRead(copy.open(), plan.start(), bytes -> { });
             var ride = lanes.ride(LiveLanes.STAGING, roll.id(), file.path(), file.size())) {
            Staged staged = stager.stage(file, roll.stagingKey(file.path()), Optional.empty(), plan, read, ride);
            if (staged.altered() || staged.differsFromEarlierRead() || staged.size() != file.size()) {
                new Discard(ledger, staging).object(staged);
                differs = true;
            } else {
                return proven(roll, staged, copy);
            }
        } catch (SourceTrouble e) {
            away(copy, file, e);
        } catch (StepFailure e) {
            trouble = e;
        } catch (StoreTrouble e) {
            // Staging's own.
            throw e;
        } catch (IOException e) {
            away(copy, file, e);
        }
        if (differs) {
            differs(copy, file);
        }
        return false;
    }

    private void differs(FarCopies.FarCopy copy, RollFile file) {
        try {
            copy.differs();
        } catch (IOException e) {
            away(copy, file, e);
        }
    }

    private void away(FarCopies.FarCopy copy, RollFile file, Exception e) {
        trouble = StepFailure.retry(Duration.ofSeconds(30), file.path() + " is damaged in staging, and " + copy.where() + " does not give it back now ("
                + e.getMessage() + "); it is tried again.", e);
    }

    private boolean proven(Roll roll, Staged staged, FarCopies.FarCopy copy) throws StoreTrouble {
        Optional<Strength> strength = Optional.empty();
        if (durable(staged.key())) {
            try (var ride = lanes.ride(LiveLanes.READ_BACK, roll.id(), staged.file().path(), staged.size())) {
                strength = new ReadBack(staging).prove(staged, ride);
            }
        }
        if (strength.isEmpty()) {
            new Discard(ledger, staging).object(staged);
            return false;
        }
        String path = staged.file().path();
        // Before the copy is acknowledged: of a file that is proven nobody asks again, and what stood against it would stand for ever.
        String sentence = path + " was damaged in staging and was replaced from " + copy.where() + ".";
        new StagingFindings(ledger.rolls(), roll.id()).broughtBack(staged, sentence);
        Copy mended = new Copy(staged.file().id(), Tier.STAGING, staging.address(), staged.key(), strength.get(), clock.instant());
        ledger.copies().record(List.of(mended), List.of(), List.of(staged.uploadId()));
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "roll.mended", roll.name() + ": " + sentence);
        return true;
    }

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
}
