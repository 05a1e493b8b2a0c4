package org.checkgate.transfer.internal.sim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkQueue;
import org.checkgate.transfer.Backbone;
import org.checkgate.transfer.Scrub;
import org.checkgate.transfer.Staging;

/** The pipeline: claims a roll for one of its stations, has that do its work, and writes down how it ended. */
final class Station {
    private final Fate fate;
    private final WorkQueue work;
    private final Staging staging;
    private final Optional<Backbone> backbone;
    private final Optional<Scrub> scrub;
    private final FakePowerDisk ledgerDisk;
    private final List<Step> steps;
    private int running;
    private long began;

    Station(Fate fate, WorkQueue work, Staging staging, Optional<Backbone> backbone, Optional<Scrub> scrub, FakePowerDisk ledgerDisk) {
        this.fate = fate;
        this.work = work;
        this.staging = staging;
        this.backbone = backbone;
        this.scrub = scrub;
        this.ledgerDisk = ledgerDisk;
        this.steps = backbone.isPresent() ? List.of(Step.values()) : List.of(Step.STAGE);
    }

    /** The step at which the longest of those began that run now. */
    long began() {
        return running > 0 ? began : fate.now();
    }

    /** @return whether there was anything to do */
    boolean turn() {
        int first = steps.size() == 1 ? 0 : fate.dice.below(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Optional<Work> claimed;
            try {
                claimed = claim(steps.get((first + i) % steps.size()));
            } catch (RuntimeException e) {
                unforeseen(e);
                return false;
            }
            if (claimed.isPresent()) {
                run(claimed.get());
                return true;
            }
        }
        return false;
    }

    private Optional<Work> claim(Step step) {
        return switch (step) {
            case SYNC, PUBLISH, ARCHIVE -> backbone.orElseThrow().next(step);
            default -> work.claim(step);
        };
    }

    private void run(Work claimed) {
        began = running++ == 0 ? fate.now() : began;
        try {
            switch (claimed.step()) {
                case STAGE -> staging.stage(claimed.rollId());
                case SYNC -> backbone.orElseThrow().sync(claimed.rollId());
                case ARCHIVE -> backbone.orElseThrow().archive(claimed.rollId());
                default -> { }
            }
            fate.alive();
            work.done(claimed);
        } catch (RuntimeException e) {
            fate.alive();
            failed(claimed, e);
        } finally {
            running--;
        }
    }

    private void failed(Work claimed, RuntimeException failed) {
        try {
            if (failed instanceof StepFailure failure) {
                fate.note("station: " + claimed.step() + " of roll " + claimed.rollId() + " " + failure.behaviour() + ": " + failure.getMessage());
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

    /** One look at what was proven long ago. @return whether there was anything to look at */
    boolean look(Tier tier) {
        return chore(() -> scrub.orElseThrow().next(tier));
    }

    void clear() {
        chore(() -> {
            staging.clear();
            return true;
        });
    }

    private interface Chore {
        boolean done();
    }

    /** What a timer has done, and tries again when it fails. */
    private boolean chore(Chore chore) {
        try {
            boolean done = chore.done();
            fate.alive();
            return done;
        } catch (StepFailure e) {
            fate.alive();
            fate.note("timer: " + e.behaviour() + ": " + e.getMessage());
            if (e.getCause() instanceof RuntimeException cause && !(cause instanceof StepFailure)) {
                unforeseen(cause);
            }
            return true;
        } catch (RuntimeException e) {
            unforeseen(e);
            return false;
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
