package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CalmTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-7);
    private final Calm calm = new Calm(now::get, now::addAndGet);

    private void after(long seconds) {
        now.addAndGet(seconds * SECOND);
    }

    private long waited() throws InterruptedException {
        long before = now.get();
        calm.enter();
        return now.get() - before;
    }

    @Test
    void nobodyWaitsWhileAllIsWell() throws InterruptedException {
        calm.answered();
        assertEquals(0, waited());
        assertFalse(calm.recovered());
    }

    @Test
    void aStormIsAskedLessAndLessOften() throws InterruptedException {
        long begun = now.get();
        int asked = 0;
        long longest = 0;
        while (now.get() - begun < 3600 * SECOND) {
            longest = Math.max(longest, waited());
            asked++;
            calm.busy(Duration.ZERO);
        }
        assertTrue(asked < 150, asked + " requests in an hour of SlowDown");
        assertTrue(longest > 40 * SECOND && longest <= 90 * SECOND, longest + " ns");
    }

    @Test
    void oneGoesAheadAndTheOthersWaitForWhatItFinds() throws InterruptedException {
        calm.busy(Duration.ZERO);
        after(30);
        assertEquals(0, waited(), "the first");
        AtomicLong steps = new AtomicLong();
        Calm watched = new Calm(now::get, nanos -> {
            now.addAndGet(nanos);
            steps.incrementAndGet();
        });
        watched.busy(Duration.ZERO);
        after(30);
        watched.enter();
        watched.enter();
        assertTrue(steps.get() > 10, "the second waited about as long again, a second at a time");
    }

    @Test
    void theFirstGoodAnswerLetsAllGo() throws InterruptedException {
        calm.busy(Duration.ZERO);
        after(30);
        calm.enter();
        calm.answered();
        assertEquals(0, waited());
        assertTrue(calm.recovered(), "what waits for it may be told");
        assertFalse(calm.recovered(), "once");
    }

    @Test
    void whoIsBusyAgainAtOnceIsNotAskedMoreOftenThanBefore() throws InterruptedException {
        calm.busy(Duration.ZERO);
        after(40);
        calm.busy(Duration.ZERO);
        waited();
        calm.answered();
        calm.busy(Duration.ZERO);
        assertTrue(waited() >= 20 * SECOND, "half of the last wait at least");
    }

    @Test
    void whoeverSaysForHowLongIsLeftAloneForThatLong() throws InterruptedException {
        calm.busy(Duration.ofSeconds(90));
        assertTrue(calm.again().compareTo(Duration.ofSeconds(90)) >= 0, "rolls come back later");
        assertEquals(90 * SECOND, waited());
        calm.answered();
        assertEquals(0, waited(), "it says otherwise by now");
    }

    @Test
    void whoSaysLessThanItHasLastedIsNotAskedMoreOftenForThat() throws InterruptedException {
        calm.busy(Duration.ZERO);
        after(600);
        calm.busy(Duration.ofSeconds(1));
        assertTrue(waited() >= 30 * SECOND);
    }

    @Test
    void aBrokenLineHoldsNobodyUpAndRollsComeBackLessOften() throws InterruptedException {
        calm.silent();
        assertEquals(0, waited());
        assertTrue(calm.again().compareTo(Duration.ofSeconds(8)) < 0, "a hiccup is over soon");
        after(24 * 3600);
        calm.silent();
        Duration again = calm.again();
        assertTrue(again.compareTo(Duration.ofSeconds(60)) >= 0 && again.compareTo(Duration.ofSeconds(180)) <= 0, again.toString());
    }
}
