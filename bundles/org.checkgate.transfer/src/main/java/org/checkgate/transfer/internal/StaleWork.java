package org.checkgate.transfer.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TierStanding;
import org.checkgate.ledger.WorkState;

/** Finished work whose result lies at a destination that is no longer the configured one: it is done again at the new one. */
public record StaleWork(Ledger ledger) {
    /** Call it when the cloud or the archive was connected. */
    public void carryAgain(Tier tier) {
        Step step = tier == Tier.ARCHIVE ? Step.ARCHIVE : Step.SYNC;
        Function<RollStanding, TierStanding> side = tier == Tier.ARCHIVE ? RollStanding::archive : RollStanding::cloud;
        for (Roll roll : ledger.rolls().all()) {
            if (done(roll, step) && unproven(roll, side)) {
                ledger.work().rearm(roll.id(), step);
            }
        }
    }

    /**
     * Call it when staging was connected. What is unproven for another reason than its place stays as it is, since a
     * finding says so and the drive would be missed for nothing.
     *
     * @param address staging's own now
     */
    public void stageAgain(String address) {
        for (Roll roll : ledger.rolls().all()) {
            if (done(roll, Step.STAGE) && unproven(roll, RollStanding::staging) && elsewhere(roll, address)) {
                ledger.work().rearm(roll.id(), Step.STAGE);
            }
        }
    }

    private boolean done(Roll roll, Step step) {
        return ledger.work().ofRoll(roll.id()).stream().anyMatch(work -> work.step() == step && work.state() == WorkState.DONE);
    }

    private boolean unproven(Roll roll, Function<RollStanding, TierStanding> side) {
        RollStanding standing = ledger.rolls().standing(roll.id());
        return side.apply(standing).proven() < standing.files();
    }

    private boolean elsewhere(Roll roll, String address) {
        Set<Long> here = new HashSet<>();
        Set<Long> there = new HashSet<>();
        for (Copy copy : ledger.copies().ofRoll(roll.id())) {
            if (copy.tier() == Tier.STAGING) {
                (copy.endpoint().equals(address) ? here : there).add(copy.fileId());
            }
        }
        return !here.containsAll(there);
    }
}
