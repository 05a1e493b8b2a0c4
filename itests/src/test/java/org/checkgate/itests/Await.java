package org.checkgate.itests;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for something with a deadline; what did not come by then fails the test with what was seen last. */
final class Await {
    private static final long PAUSE_MILLIS = 200;

    /** Whether what was seen is what is waited for; what it throws means not yet. */
    interface Wanted<T> {
        boolean test(T seen) throws Exception;
    }

    private Await() {
    }

    static <T> T until(String what, Duration limit, Callable<T> look, Wanted<T> wanted) {
        long deadline = System.nanoTime() + limit.toNanos();
        Object last = null;
        while (System.nanoTime() < deadline) {
            try {
                T seen = look.call();
                if (wanted.test(seen)) {
                    return seen;
                }
                last = seen;
            } catch (Exception notYet) {
                last = notYet;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what);
            }
        }
        throw new AssertionError("not within " + limit + ": " + what + "; last seen: " + last);
    }
}
