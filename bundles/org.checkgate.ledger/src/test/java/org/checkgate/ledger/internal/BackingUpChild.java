package org.checkgate.ledger.internal;

import java.nio.file.Path;

/** Writes for ever and backs up for ever; after each backup it says so. */
final class BackingUpChild {
    private BackingUpChild() {
    }

    public static void main(String[] arguments) {
        H2Ledger ledger = RestorationTest.open(Path.of(arguments[0]), new TestLedger.FakeClock(), 2);
        for (int number = 0; ; number++) {
            Deliveries.drive(ledger, arguments[1] + "-" + number);
            ledger.regular().ifChanged();
            System.out.println(ledger.backups().trouble().orElse("backed up"));
        }
    }
}
