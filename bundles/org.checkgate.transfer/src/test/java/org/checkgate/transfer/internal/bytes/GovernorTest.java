package org.checkgate.transfer.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.transfer.internal.shape.Rate;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(5);
    private final Governor governor = new Governor(now::get, now::addAndGet);

    @Test
    void holdsTheRateOverManyTakes() throws IOException, InterruptedException {
        governor.rate(new Rate(1_000_000));
        for (int i = 0; i < 101; i++) {
            governor.take(50_000);
        }
        assertEquals(5 + 5 * SECOND, now.get(), "100 takes of 50,000 bytes passed before the last one");
    }

    @Test
    void twoWhoShareItGetTheRateTogether() throws IOException, InterruptedException {
        governor.rate(new Rate(1000));
        long[] waited = new long[1];
        Governor shared = new Governor(() -> 0, nanos -> waited[0] = nanos);
        shared.rate(new Rate(1000));
        for (int i = 0; i < 3; i++) {
            shared.take(500);
        }
        assertEquals(SECOND, waited[0], "the third stands behind the first two, whoever they are");
    }

    @Test
    void idleTimeIsNotSavedUpForABurst() throws IOException, InterruptedException {
        governor.rate(new Rate(1000));
        governor.take(100);
        now.addAndGet(3600 * SECOND);
        long before = now.get();
        governor.take(1000);
        governor.take(1);
        assertEquals(SECOND - SECOND / 20, now.get() - before, "all that an hour leaves is a twentieth of a second");
    }

    @Test
    void withoutALimitNothingWaitsAndAChangeIsFeltAtOnce() throws IOException, InterruptedException {
        governor.take(Integer.MAX_VALUE);
        assertEquals(5, now.get());
        governor.rate(new Rate(10));
        governor.take(1000);
        governor.rate(new Rate(1_000_000));
        governor.take(1);
        assertEquals(5, now.get(), "a debt at the old rate is forgotten");
        governor.rate(new Rate(10));
        assertTrue(governor.bite() <= 1, "a slow line is fed in small bites");
    }

    @Test
    void nothingPassesAClosedLinkAndWhoWaitsTooLongIsTold() throws IOException, InterruptedException {
        governor.rate(Rate.CLOSED);
        assertThrows(IOException.class, () -> governor.take(1));
        assertTrue(now.get() >= 10 * SECOND, "it may open again meanwhile");
        Governor[] opened = new Governor[1];
        opened[0] = new Governor(now::get, nanos -> {
            now.addAndGet(nanos);
            opened[0].rate(Rate.UNLIMITED);
        });
        opened[0].rate(Rate.CLOSED);
        long before = now.get();
        opened[0].take(1);
        assertEquals(before + SECOND / 5, now.get(), "it goes on as soon as it is open");
    }
}
