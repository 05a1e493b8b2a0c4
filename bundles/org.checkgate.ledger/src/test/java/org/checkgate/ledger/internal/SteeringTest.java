package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.LimitException;
import org.checkgate.ledger.LimitOrder;
import org.checkgate.ledger.Load;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Pending;
import org.checkgate.ledger.Queued;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.UrgencyOrder;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders stand over restarts, each is told, and what is claimed is what was chosen. */
class SteeringTest {
    private static final Instant EVENING = Deliveries.AT.plusSeconds(7200);

    @TempDir
    Path folder;
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();
    private OpenLedger ledger;
    private Roll first;
    private Roll second;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder, clock);
        first = Deliveries.roll(ledger, "S1", "A001", "print-1", 1);
        clock.pass(Duration.ofHours(1));
        second = Deliveries.roll(ledger, "S2", "A002", "print-2", 1);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private String newest() {
        List<ActivityEntry> all = ledger.activity().after(0, 1000);
        return all.get(all.size() - 1).sentence();
    }

    private void restart() {
        ledger.close();
        ledger = TestLedger.open(folder, clock);
    }

    private Hold hold(Reach reach, String subject, HoldKind kind) {
        return new Hold(reach, subject, kind, "Ada", "the line is needed", clock.instant());
    }

    @Test
    void ordersStandOverARestart() {
        ledger.steering().limit(Optional.of("Mon-08:00,512M Fri-19:00,off"), "Ada");
        ledger.steering().exception(new LimitException("1G", EVENING, "Ada", "dailies are late", Instant.EPOCH));
        ledger.steering().hold(hold(Reach.TITLE, "Night Train", HoldKind.PAUSE));
        ledger.steering().urgency(second.id(), Urgency.FIRST, "Grace");
        ledger.steering().share("Night Train", 3, "Grace");
        ledger.steering().objective("Night Train", 24, "Grace");
        Orders before = ledger.steering().orders();

        restart();

        assertEquals(before, ledger.steering().orders());
        assertEquals(new Orders(Optional.of(new LimitOrder("Mon-08:00,512M Fri-19:00,off", "Ada", clock.instant())),
                Optional.of(new LimitException("1G", EVENING, "Ada", "dailies are late", clock.instant())),
                List.of(hold(Reach.TITLE, "Night Train", HoldKind.PAUSE)), Map.of(second.id(), new UrgencyOrder(Urgency.FIRST, "Grace", clock.instant())),
                Map.of("Night Train", 3), Map.of("Night Train", 24)), before);
    }

    @Test
    void whatIsTakenBackIsGone() {
        ledger.steering().limit(Optional.of("1M"), "Ada");
        ledger.steering().limit(Optional.empty(), "Ada");
        ledger.steering().exception(new LimitException("1G", EVENING, "Ada", "", Instant.EPOCH));
        ledger.steering().endException("Ada");
        ledger.steering().hold(hold(Reach.SITE, "", HoldKind.DRAIN));
        assertTrue(ledger.steering().release(Reach.SITE, "", "Ada"));
        assertFalse(ledger.steering().release(Reach.SITE, "", "Ada"));
        ledger.steering().urgency(first.id(), Urgency.LATER, "Ada");
        ledger.steering().urgency(first.id(), Urgency.NORMAL, "Ada");
        ledger.steering().share("Night Train", 2, "Ada");
        ledger.steering().share("Night Train", 1, "Ada");
        ledger.steering().objective("Night Train", 24, "Ada");
        ledger.steering().objective("Night Train", 0, "Ada");

        assertEquals(Orders.NONE, ledger.steering().orders());
    }

    @Test
    void eachOrderIsTold() {
        ledger.steering().limit(Optional.of("1M"), "Ada");
        assertEquals("Ada set the backbone's limit to \"1M\".", newest());
        ledger.steering().exception(new LimitException("1G", EVENING, "Ada", "dailies are late", Instant.EPOCH));
        assertEquals("Ada set the backbone's limit to \"1G\" until 2026-03-14 22:00 UTC: dailies are late", newest());
        ledger.steering().hold(hold(Reach.LANE, "archive", HoldKind.PAUSE));
        assertEquals("Ada paused the lane to the archive on the backbone: the line is needed", newest());
        ledger.steering().hold(hold(Reach.ROLL, Long.toString(first.id()), HoldKind.CANCEL));
        assertEquals("Ada cancelled A001 on the backbone: the line is needed", newest());
        ledger.steering().release(Reach.ROLL, Long.toString(first.id()), "Grace");
        assertEquals("Grace lets A001 go on, on the backbone.", newest());
        ledger.steering().urgency(second.id(), Urgency.FIRST, "Grace");
        assertEquals("Grace has A002 sent before all others.", newest());
        ledger.steering().share("Night Train", 4, "Grace");
        assertEquals("Grace gave Night Train a share of 4 on the backbone.", newest());
    }

    @Test
    void anOrderAboutWhatIsNotThereIsRefused() {
        long before = ledger.steering().revision();
        assertThrows(IllegalArgumentException.class, () -> ledger.steering().hold(hold(Reach.ROLL, "99", HoldKind.PAUSE)));
        assertThrows(IllegalArgumentException.class, () -> ledger.steering().hold(hold(Reach.ROLL, "A001", HoldKind.PAUSE)));
        assertThrows(IllegalArgumentException.class, () -> ledger.steering().urgency(99, Urgency.FIRST, "Ada"));
        assertThrows(IllegalArgumentException.class, () -> ledger.steering().share("Night Train", 0, "Ada"));
        assertEquals(Orders.NONE, ledger.steering().orders());
        assertEquals(before, ledger.steering().revision());
    }

    @Test
    void whoeverChoosesClaimsWhatWasChosen() {
        for (Roll roll : List.of(first, second)) {
            ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        }
        List<Queued> queued = ledger.work().queued(Step.SYNC);
        assertEquals(List.of("A001", "A002"), queued.stream().map(Queued::roll).toList());
        assertEquals(List.of("Night Train", "Night Train"), queued.stream().map(Queued::title).toList());

        Work claimed = ledger.work().claim(queued.get(1).work()).orElseThrow();
        assertEquals(second.id(), claimed.rollId());
        assertEquals(WorkState.RUNNING, claimed.state());
        assertEquals(Optional.empty(), ledger.work().claim(queued.get(1).work()));
        assertEquals(List.of("A001"), ledger.work().queued(Step.SYNC).stream().map(Queued::roll).toList());
        assertThrows(IllegalArgumentException.class, () -> ledger.work().queued(Step.STAGE));
    }

    @Test
    void whatIsPendingIsToldWhateverItWaitsForAndHowMuchIsLeft() {
        Deliveries.configureAll(ledger);
        assertEquals(List.of(), ledger.work().pending(Step.SYNC));
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        Work run = ledger.work().claim(Step.SYNC).orElseThrow();
        ledger.work().block(run, "No cloud configured.");
        Pending pending = ledger.work().pending(Step.SYNC).get(0);
        assertEquals("A001", pending.roll());
        assertEquals("No cloud configured.", pending.work().reason());
        assertEquals(Deliveries.AT, pending.arrived());
        assertEquals(new Load(1, 1000, 1, 1000), ledger.copies().load(first.id(), Tier.CLOUD));
        Deliveries.copyEverywhere(ledger, first);
        assertEquals(new Load(1, 1000, 0, 0), ledger.copies().load(first.id(), Tier.CLOUD));
    }

    @Test
    void whoGivesWayKeepsItsAge() {
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        Instant since = clock.instant();
        clock.pass(Duration.ofHours(1));
        Work run = ledger.work().claim(ledger.work().queued(Step.SYNC).get(0).work()).orElseThrow();
        ledger.work().retry(run, Duration.ZERO, "It gives way.");
        assertEquals(since, ledger.work().queued(Step.SYNC).get(0).since());

        ledger.work().done(ledger.work().claim(Step.SYNC).orElseThrow());
        ledger.work().rearm(first.id(), Step.SYNC);
        assertEquals(clock.instant(), ledger.work().queued(Step.SYNC).get(0).since());
    }
}
