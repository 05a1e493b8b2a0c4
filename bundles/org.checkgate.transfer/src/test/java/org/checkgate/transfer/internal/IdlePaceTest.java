package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.StepFailure;
import org.junit.jupiter.api.Test;

/** How a read is held back that nobody waits for; time is told by the test. */
class IdlePaceTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void aRateHoldsWhateverElseGoesOn() {
        IdlePace pace = new IdlePace(1000, () -> {
            throw new AssertionError("nobody is asked");
        }, now::get, now::addAndGet);
        for (int bite = 0; bite < 100; bite++) {
            pace.passed(100);
        }
        assertTrue(now.get() >= 9_800_000_000L && now.get() <= 10_000_000_000L, now + " ns for 10,000 bytes at 1000 a second, less what is saved up");
        now.addAndGet(3600_000_000_000L);
        long before = now.get();
        for (int bite = 0; bite < 10; bite++) {
            pace.passed(100);
        }
        assertTrue(now.get() - before >= 800_000_000L, "an hour without reading is not made up for");
    }

    @Test
    void withoutARateItWaitsForAllOthers() {
        AtomicInteger others = new AtomicInteger(3);
        new IdlePace(0, () -> others.getAndDecrement() > 0, now::get, now::addAndGet).passed(1 << 20);
        assertEquals(-1, others.get());
        assertEquals(600_000_000L, now.get());
        new IdlePace(0, () -> false, now::get, now::addAndGet).passed(1 << 20);
        assertEquals(600_000_000L, now.get(), "alone it goes as fast as it goes");
    }

    @Test
    void anInterruptionSaysNothingAboutWhatWasRead() {
        IdlePace pace = new IdlePace(1, () -> false, now::get, nanos -> {
            throw new InterruptedException();
        });
        assertThrows(StepFailure.class, () -> pace.passed(1000));
        assertTrue(Thread.interrupted());
    }
}
