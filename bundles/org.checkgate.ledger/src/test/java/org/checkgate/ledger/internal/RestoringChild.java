package org.checkgate.ledger.internal;

import java.nio.file.Path;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;

/** Restores the ledger below a folder, and says how that went. */
final class RestoringChild {
    private RestoringChild() {
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        System.out.println("restoring");
        try {
            System.out.println("restored " + Ledgers.restore(folder.resolve("ledger/checkgate"), folder.resolve("backup"), new TestLedger.FakeClock()).backup());
        } catch (LedgerException e) {
            System.out.println(e.getMessage());
        }
    }
}
