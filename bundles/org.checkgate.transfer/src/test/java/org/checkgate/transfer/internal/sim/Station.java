package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.Optional;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkQueue;
import org.checkgate.transfer.Staging;

/** The pipeline's station that stages: claims a roll, has it staged, and writes down how that ended. */
final class Station {
    private final Fate fate;
    private final WorkQueue work;
    private final Staging staging;
    private final FakePowerDisk ledgerDisk;

    Station(Fate fate, WorkQueue work, Staging staging, FakePowerDisk ledgerDisk) {
        this.fate = fate;
        this.work = work;
        this.staging = staging;
        this.ledgerDisk = ledgerDisk;
    }

    /** @return whether there was anything to do */
    boolean turn() {
        Optional<Work> claimed;
        try {
            claimed = work.claim(Step.STAGE);
        } catch (RuntimeException e) {
            unforeseen(e);
            return false;
        }
        claimed.ifPresent(this::run);
        return claimed.isPresent();
    }

    private void run(Work claimed) {
        try {
            staging.stage(claimed.rollId());
            fate.alive();
            work.done(claimed);
        } catch (RuntimeException e) {
            fate.alive();
            failed(claimed, e);
        }
    }

    private void failed(Work claimed, RuntimeException failed) {
        try {
            if (failed instanceof StepFailure failure) {
                fate.note("station: roll " + claimed.rollId() + " " + failure.behaviour() + ": " + failure.getMessage());
                switch (failure.behaviour()) {
                    // In whole minutes: how long it really waits has a part that no seed decides.
                    case RETRY -> work.retry(claimed, Duration.ofMinutes(1 + failure.after().toMinutes() / 10), failure.getMessage());
                    case NEEDS_SETTING, NEEDS_PERSON -> work.block(claimed, failure.getMessage());
                }
            } else {
                unforeseen(failed);
                work.retry(claimed, Duration.ofMinutes(1), "Something unforeseen happened.");
            }
        } catch (RuntimeException e) {
            unforeseen(e);
        }
    }

    /** A ledger whose disk failed has stopped, and says so at each step; nothing else may come as a surprise. */
    private void unforeseen(RuntimeException e) {
        fate.alive();
        fate.note("station: " + e);
        if (!(e instanceof LedgerException && ledgerDisk.hurt())) {
            throw fate.broken("Nobody foresaw that: " + e, e);
        }
    }
}
