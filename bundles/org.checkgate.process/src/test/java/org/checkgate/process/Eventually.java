package org.checkgate.process;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** Waits for what comes soon, up to a deadline that only a fault reaches. */
final class Eventually {
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private Eventually() {
    }

    static void holds(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > DEADLINE_NANOS) {
                fail("never came true: " + what);
            }
            Thread.sleep(20);
        }
    }

    static void gone(long pid) throws InterruptedException {
        holds("process " + pid + " is gone", () -> !lives(pid));
    }

    static boolean lives(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
