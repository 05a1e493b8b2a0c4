package org.checkgate.console.internal.document;

import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;

/** Why a station is not at work for a roll. The ledger keeps the reason of what failed; what is merely next has none there. */
final class Turn {
    private Turn() {
    }

    /** A plain sentence; empty for what is at work or done. */
    static String reason(Ledger ledger, Work work) {
        return work.state() == WorkState.READY ? ahead(ledger, work) : work.reason();
    }

    private static String ahead(Ledger ledger, Work work) {
        List<Roll> atWork = ledger.work().in(WorkState.RUNNING).stream().filter(running -> running.step() == work.step())
                .flatMap(running -> ledger.rolls().find(running.rollId()).stream()).toList();
        Optional<Roll> roll = ledger.rolls().find(work.rollId());
        Optional<Roll> sameDrive = atWork.stream().filter(other -> roll.filter(r -> r.driveId() == other.driveId()).isPresent()).findFirst();
        if (Pipeline.oneADrive(work.step()) && sameDrive.isPresent()) {
            return "It waits for its turn: " + sameDrive.get().name() + " is read from the same drive, and a drive is read by one roll at a time.";
        }
        return atWork.isEmpty() ? "It begins within moments." : "It waits for its turn behind " + atWork.get(0).name()
                + (atWork.size() == 1 ? "." : " and " + (atWork.size() - 1) + " more.");
    }
}
