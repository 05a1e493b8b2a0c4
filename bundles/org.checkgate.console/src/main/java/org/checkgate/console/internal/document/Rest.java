package org.checkgate.console.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * Whether a drive has come to rest.
 *
 * @param settled nothing more can happen without a person or a setting
 * @param waiting what is not done, with the reason why it waits
 */
record Rest(boolean settled, List<Waiting> waiting) {
    /** @param roll the roll's name; empty when the drive itself waits */
    record Waiting(String roll, String step, String state, String reason) {
    }

    /** What is not done of a roll. */
    record RollWork(Roll roll, List<Work> work) {
    }

    /** @param why says why a station waits */
    static Rest of(Drive drive, List<Finding> findings, List<RollWork> rolls, Function<Work, String> why) {
        if (drive.state() == DriveState.SEEN) {
            return unlisted(drive, findings);
        }
        List<Waiting> waiting = new ArrayList<>();
        boolean settled = true;
        for (RollWork one : rolls) {
            for (Work work : one.work()) {
                settled &= work.state() == WorkState.DONE || work.state() == WorkState.BLOCKED;
                if (work.state() != WorkState.DONE) {
                    waiting.add(new Waiting(one.roll().name(), work.step().name(), work.state().name(), why.apply(work)));
                }
            }
            // A roll without any work would never move, and calling it finished would be a lie told by an empty list.
            settled &= !one.work().isEmpty();
        }
        return new Rest(settled, waiting);
    }

    private static Rest unlisted(Drive drive, List<Finding> findings) {
        if (drive.destination().isEmpty()) {
            return blocked("The drive waits for its title, day and unit.");
        }
        if (!drive.present()) {
            return blocked("The drive was taken away before it was listed; plug it in again.");
        }
        return findings.stream().filter(f -> f.severity() == Severity.BLOCK).findFirst()
                .map(f -> blocked(f.sentence() + " " + f.next()))
                .orElse(new Rest(false, List.of(new Waiting("", "LIST", WorkState.READY.name(), "Its rolls are being listed."))));
    }

    private static Rest blocked(String reason) {
        return new Rest(true, List.of(new Waiting("", "LIST", WorkState.BLOCKED.name(), reason)));
    }
}
