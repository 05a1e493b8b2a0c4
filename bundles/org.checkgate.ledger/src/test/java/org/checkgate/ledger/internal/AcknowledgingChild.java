package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * Writes facts for ever, with several threads; after each one was acknowledged it says so: {@code ack <thread> <number>}.
 * Arguments: the ledger's file, the roll, the threads, the number to begin with, how many (then it ends).
 */
final class AcknowledgingChild {
    private AcknowledgingChild() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        long roll = Long.parseLong(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        int first = Integer.parseInt(arguments[3]);
        int count = Integer.parseInt(arguments[4]);
        try (OpenLedger ledger = Ledgers.open(Path.of(arguments[0]), Policy.DEFAULT, Clock.systemUTC())) {
            Thread[] running = new Thread[threads];
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running[thread] = new Thread(() -> write(ledger, roll, number, first, count));
                running[thread].start();
            }
            for (Thread thread : running) {
                thread.join();
            }
        }
    }

    private static void write(OpenLedger ledger, long roll, int thread, int first, int count) {
        for (int number = first; number < first + count; number++) {
            String name = thread + " " + number;
            ledger.activity().add(OptionalLong.empty(), OptionalLong.of(roll), "kept", name);
            if (number % 2 == 0) {
                ledger.rolls().find(roll, new Finding("FACT", Severity.INFO, name, "A fact.", "Nothing."));
            } else {
                ledger.outbox().append(name, "fact", roll, "{}");
            }
            synchronized (System.out) {
                System.out.println("ack " + name);
                System.out.flush();
            }
        }
    }
}
