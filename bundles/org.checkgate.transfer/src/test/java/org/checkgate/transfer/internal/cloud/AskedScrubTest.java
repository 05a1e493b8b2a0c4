package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Test;

/** Whose turn it is, what is told when all is well, and what a look that fails costs the others. */
class AskedScrubTest extends Scrubbed {
    @Test
    void whatIsAsItShouldBeStaysLitAndIsTold() throws IOException {
        everywhere();
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            assertTrue(look(tier));
            assertTrue(centre.ledger.activity().after(0, 1000).stream().anyMatch(entry -> entry.sentence().equals("A001: 2 files "
                    + (tier == Tier.STAGING ? "in staging" : "in the " + tier.word()) + " looked at, all as they should be.")), tier.word());
            assertFalse(scrub(new ScrubPlan(Optional.of(Duration.ofDays(30)), 1 << 30), Duration.ofMinutes(1)).next(tier), "it was looked at just now");
        }
        assertLit();
        assertEquals(List.of(), work(), "nothing is started by that");
        assertEquals(List.of(), centre.codes(roll));
    }

    @Test
    void whoAsksIsServedWithoutAPeriod() throws IOException {
        everywhere();
        LiveScrub never = scrub(new ScrubPlan(Optional.empty(), 0), Duration.ofMinutes(1));
        assertFalse(never.next(Tier.CLOUD));
        centre.ledger.scrubs().ask(roll);
        assertTrue(never.next(Tier.CLOUD));
        assertFalse(never.next(Tier.CLOUD));
        assertTrue(never.next(Tier.STAGING), "nothing else moves, so that it may read");
    }

    @Test
    void aLookThatFailsKeepsNobodyElseWaiting() throws IOException {
        everywhere();
        long first = roll;
        everywhere(new SetDrive(folder.resolve("other")).sealed("clip.mov", OTHER), "A002");
        AtomicBoolean once = new AtomicBoolean(true);
        LiveScrub failing = new LiveScrub(centre.ledger, () -> centre.staging, tier -> {
            if (once.getAndSet(false)) {
                throw new IllegalStateException("a fault of our own");
            }
            return clouds.connection(tier);
        }, centre.lanes, tier -> ALWAYS, Duration.ofMinutes(1), Clock.systemUTC());
        assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> failing.next(Tier.CLOUD)).behaviour());
        assertTrue(failing.next(Tier.CLOUD), "the other one");
        List<ActivityEntry> told = centre.ledger.activity().after(0, 1000);
        assertEquals(1, told.stream().filter(entry -> entry.kind().equals("scrub.waits") && entry.sentence().contains("a fault of our own")).count());
        assertEquals(1, told.stream().filter(entry -> entry.kind().equals("scrub.looked")).count());
        assertTrue(centre.lit(first, Light.SAFE_TO_CLEAR));
        assertLit();
    }
}
