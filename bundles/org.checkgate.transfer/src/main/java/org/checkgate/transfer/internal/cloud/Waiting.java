package org.checkgate.transfer.internal.cloud;

import java.util.EnumSet;
import java.util.Set;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;

/** Rolls that wait to be tried again. The first that comes through speaks for all of them. */
record Waiting(Ledger ledger) {
    /** Call it when an endpoint was in trouble and is not any more. */
    void letGo(Tier tier) {
        Set<Step> steps = tier == Tier.ARCHIVE ? EnumSet.of(Step.ARCHIVE) : EnumSet.of(Step.SYNC, Step.PUBLISH);
        ledger.work().in(WorkState.WAITING).stream().filter(work -> steps.contains(work.step())).forEach(work -> ledger.work().rearm(work.rollId(), work.step()));
    }
}
