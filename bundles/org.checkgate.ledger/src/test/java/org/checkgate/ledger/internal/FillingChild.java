package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.time.Clock;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Writes facts until the disk is full: {@code ack <number>} for each, then {@code trouble <sentence>} twice. */
final class FillingChild {
    private FillingChild() {
    }

    public static void main(String[] arguments) {
        OpenLedger ledger = Ledgers.open(Path.of(arguments[0]), Policy.DEFAULT, Clock.systemUTC());
        for (int number = 0, troubles = 0; troubles < 2; number++) {
            try {
                ledger.rolls().find(1, new Finding("FACT", Severity.INFO, "" + number, "x".repeat(50_000), "Nothing."));
                System.out.println("ack " + number);
            } catch (LedgerException e) {
                System.out.println("trouble " + e.getMessage());
                troubles++;
            }
        }
        ledger.close();
    }
}
