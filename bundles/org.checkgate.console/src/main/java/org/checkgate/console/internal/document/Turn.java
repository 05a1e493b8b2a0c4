package org.checkgate.console.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;

/** Why stations are not at work. The ledger keeps the reason of what failed; what is merely next has none there. Of the moment in which it is first asked. */
final class Turn {
    private final Ledger ledger;
    private Optional<List<AtWork>> atWork = Optional.empty();

    Turn(Ledger ledger) {
        this.ledger = ledger;
    }

    private record AtWork(Step step, Roll roll) {
    }

    /** A plain sentence; empty for what is at work or done. */
    String reason(Work work) {
        return work.state() == WorkState.READY ? ahead(work) : work.reason();
    }

    private String ahead(Work work) {
        List<Roll> before = atWork().stream().filter(each -> each.step == work.step()).map(AtWork::roll).toList();
        if (before.isEmpty()) {
            return "It begins within moments.";
        }
        Optional<Roll> sameDrive = Pipeline.oneADrive(work.step()) ? ledger.rolls().find(work.rollId()).flatMap(roll ->
                before.stream().filter(other -> other.driveId() == roll.driveId()).findFirst()) : Optional.empty();
        return sameDrive.map(other -> "It waits for its turn: " + other.name() + " is read from the same drive, and a drive is read by one roll at a time.")
                .orElseGet(() -> "It waits for its turn behind " + before.get(0).name() + (before.size() == 1 ? "." : " and " + (before.size() - 1) + " more."));
    }

    private List<AtWork> atWork() {
        if (atWork.isEmpty()) {
            List<AtWork> all = new ArrayList<>();
            ledger.work().in(WorkState.RUNNING).forEach(work -> ledger.rolls().find(work.rollId()).ifPresent(roll -> all.add(new AtWork(work.step(), roll))));
            atWork = Optional.of(all);
        }
        return atWork.get();
    }
}
