package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.time.Clock;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Policy;

/** Opens a ledger, and says how that went. */
final class OpeningChild {
    private OpeningChild() {
    }

    public static void main(String[] arguments) {
        try (var ledger = Ledgers.open(Path.of(arguments[0]), Policy.DEFAULT, Clock.systemUTC())) {
            System.out.println("open " + ledger.activity().newest());
        } catch (LedgerException e) {
            System.out.println(e.getMessage());
        }
    }
}
