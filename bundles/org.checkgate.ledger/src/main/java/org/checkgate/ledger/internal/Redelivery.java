package org.checkgate.ledger.internal;

import org.checkgate.ledger.NewRoll;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What a roll's name says when it has come before. */
final class Redelivery {
    private Redelivery() {
    }

    static Finding finding(NewRoll roll, int delivery, String firstFingerprint) {
        if (roll.fingerprint().equals(firstFingerprint)) {
            return new Finding("DUPLICATE_ROLL_SAME", Severity.INFO, "",
                    roll.name() + " was delivered before with the same manifests; this is delivery " + delivery + ".",
                    "Nothing needs to be done: this delivery is read and proven by itself.");
        }
        return new Finding("DUPLICATE_ROLL_DIFFERENT", Severity.BLOCK, "",
                "Another roll named " + roll.name() + " was delivered before for this day and unit, and its manifests differ.",
                "Keep both drives and ask the set which one is " + roll.name() + "; nothing of the earlier delivery is overwritten.");
    }
}
