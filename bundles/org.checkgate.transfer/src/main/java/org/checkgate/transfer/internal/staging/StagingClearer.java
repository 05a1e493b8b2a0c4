package org.checkgate.transfer.internal.staging;

import java.time.Clock;
import java.util.List;
import org.checkgate.ledger.Clearable;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.WorkState;
import org.checkgate.transfer.internal.StoreTrouble;

/**
 * Lets rolls go from staging when their time has come or others need the room, and removes their objects. Whether one may go is
 * the ledger's to say. Safe for use by several threads.
 */
final class StagingClearer {
    private static final int PAGE = 1000;

    private final Ledger ledger;
    private final Clock clock;

    StagingClearer(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Lets go what is due, and removes what an earlier start or a failure left. */
    synchronized void due(StagingConnection staging) {
        remove(staging);
        for (Clearable roll : ledger.clearing().clearable()) {
            if (staging.settings().freeAfter().filter(after -> !roll.since().plus(after).isAfter(clock.instant())).isPresent()) {
                clear(roll, staging);
            }
        }
        // An embedded store's room is looked at before each roll begins; a remote one says only in mid-copy that it is full.
        if (staging.disk().isEmpty() && someoneWaitsForRoom()) {
            longestSafe(staging);
        }
    }

    /** Lets the roll go that is safe for the longest time. @return whether there was one that may */
    synchronized boolean longestSafe(StagingConnection staging) {
        if (staging.settings().freeAfter().isEmpty()) {
            return false;
        }
        remove(staging);
        for (Clearable roll : ledger.clearing().clearable()) {
            if (clear(roll, staging)) {
                return true;
            }
        }
        return false;
    }

    private boolean someoneWaitsForRoom() {
        return ledger.work().in(WorkState.WAITING).stream().anyMatch(work -> work.step() == Step.STAGE && work.reason().startsWith(StagingSpace.FULL));
    }

    private boolean clear(Clearable roll, StagingConnection staging) {
        if (ledger.clearing().clear(roll.rollId()).isEmpty()) {
            return false;
        }
        remove(staging);
        return true;
    }

    private void remove(StagingConnection staging) {
        String address = staging.address();
        for (List<String> keys = ledger.clearing().leftovers(address, PAGE); !keys.isEmpty(); keys = ledger.clearing().leftovers(address, PAGE)) {
            for (String key : keys) {
                try {
                    ledger.clearing().remove(address, key, () -> staging.store().remove(key));
                } catch (StoreTrouble e) {
                    throw e.asFailure();
                }
            }
        }
    }
}
