package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.UrgencyOrder;
import org.checkgate.transfer.internal.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders are felt at the next part, and a seat or a turn that is given back is somebody else's. */
class TurnsTest {
    private static final Instant LONG_AGO = Instant.parse("2026-03-14T20:00:00Z");

    private final Turns turns = new Turns(new Room(2, 1, Map.of(), 100, Duration.ofHours(6)), Clock.systemUTC());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static Rider rider(long roll, String title) {
        return new Rider(Tier.CLOUD, roll, title, 1000, LONG_AGO.plusSeconds(roll));
    }

    private static Standing standing(List<Hold> holds, Map<Long, UrgencyOrder> urgencies, Optional<Instant> closed) {
        Limits.Now limit = new Limits.Now(closed.isPresent() ? Rate.CLOSED : Rate.UNLIMITED, closed, false);
        return new Standing(new Orders(Optional.empty(), Optional.empty(), holds, urgencies, Map.of(), Map.of()), limit);
    }

    private void hold(Reach reach, String subject, HoldKind kind) {
        turns.standing(standing(List.of(new Hold(reach, subject, kind, "Ada", "dailies first", LONG_AGO)), Map.of(), Optional.empty()));
    }

    private <T> Future<T> meanwhile(Callable<T> what) {
        return threads.submit(what);
    }

    @Test
    void aPromotedRollOvertakesAtTheNextPart() throws Exception {
        Turns.Seat first = turns.sit(rider(1, "A"));
        Turns.Seat second = turns.sit(rider(2, "A"));
        List<Long> order = Collections.synchronizedList(new ArrayList<>());
        Turns.Turn under = first.take(10);
        Future<?> next = meanwhile(() -> sent(first, 1, order));
        Future<?> promoted = meanwhile(() -> sent(second, 2, order));
        turns.standing(standing(List.of(), Map.of(2L, new UrgencyOrder(Urgency.FIRST, "Ada", LONG_AGO)), Optional.empty()));
        // Both ask by the time that the part under way ends.
        while (turns.asking() < 2) {
            Thread.onSpinWait();
        }
        under.close();
        next.get();
        promoted.get();
        assertEquals(List.of(2L, 1L), order);
    }

    private static Void sent(Turns.Seat seat, long roll, List<Long> order) throws InterruptedException {
        try (Turns.Turn turn = seat.take(10)) {
            order.add(roll);
        }
        return null;
    }

    @Test
    void whoeverIsHeldLeavesAtItsNextPartAndNothingElseDoes() throws InterruptedException {
        Turns.Seat held = turns.sit(rider(1, "A"));
        Turns.Seat other = turns.sit(rider(2, "B"));
        Turns.Turn under = held.take(10);
        hold(Reach.TITLE, "A", HoldKind.PAUSE);
        under.close();
        StepFailure leaves = assertThrows(StepFailure.class, () -> held.take(10));
        assertEquals(StepFailure.Behaviour.RETRY, leaves.behaviour());
        assertEquals("Its title was paused by Ada: dailies first", leaves.getMessage());
        other.take(10).close();
        hold(Reach.SITE, "", HoldKind.CANCEL);
        assertThrows(StepFailure.class, () -> other.take(10));
        hold(Reach.LANE, "archive", HoldKind.PAUSE);
        held.take(10).close();
        hold(Reach.ROLL, "1", HoldKind.PAUSE);
        assertThrows(StepFailure.class, () -> held.take(10));
        other.take(10).close();
    }

    @Test
    void whoeverWaitsForATurnIsToldToLeaveToo() throws Exception {
        Turns.Seat seat = turns.sit(rider(1, "A"));
        Turns.Turn under = seat.take(10);
        Future<?> waits = meanwhile(() -> seat.take(10));
        while (turns.asking() < 1) {
            Thread.onSpinWait();
        }
        hold(Reach.SITE, "", HoldKind.PAUSE);
        assertThrows(java.util.concurrent.ExecutionException.class, waits::get);
        under.close();
    }

    @Test
    void draining() throws InterruptedException {
        Turns.Seat under = turns.sit(rider(1, "A"));
        hold(Reach.SITE, "", HoldKind.DRAIN);
        under.take(10).close();
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(rider(2, "A"))), "what is on its way ends, nothing else begins");
    }

    @Test
    void aClosedLinkIsLeftAndNotTaken() {
        Turns.Seat seat = turns.sit(rider(1, "A"));
        turns.standing(standing(List.of(), Map.of(), Optional.of(Instant.parse("2026-03-15T19:00:00Z"))));
        assertEquals("The link is closed by its limit until 2026-03-15 19:00 UTC.", assertThrows(StepFailure.class, () -> seat.take(10)).getMessage());
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(rider(2, "A"))));
    }

    @Test
    void whenAllSeatsAreTakenAPromotedRollHasOneGivenUpAndGetsIt() throws InterruptedException {
        Turns.Seat first = turns.sit(rider(1, "A"));
        Turns.Seat last = turns.sit(rider(2, "A"));
        Rider promoted = rider(3, "B");
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(promoted)));
        turns.standing(standing(List.of(), Map.of(3L, new UrgencyOrder(Urgency.FIRST, "Ada", LONG_AGO)), Optional.empty()));
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(promoted)));
        first.take(10).close();
        assertThrows(StepFailure.class, () -> last.take(10));
        last.close();
        assertEquals(Optional.of(promoted), turns.next(Tier.CLOUD, List.of(rider(2, "A"), promoted)));
    }

    @Test
    void seatsAreCountedForEachLane() {
        turns.sit(rider(1, "A"));
        turns.sit(rider(2, "A"));
        Rider archived = new Rider(Tier.ARCHIVE, 1, "A", 1000, LONG_AGO);
        assertEquals(Optional.of(archived), turns.next(Tier.ARCHIVE, List.of(archived)));
        assertEquals(Optional.empty(), turns.next(Tier.ARCHIVE, List.of()));
    }

    @Test
    void aTurnClosedTwiceIsGivenBackOnce() throws InterruptedException {
        Turns.Seat seat = turns.sit(rider(1, "A"));
        Turns.Turn one = seat.take(10);
        one.close();
        one.close();
        Turns.Turn two = seat.take(10);
        Future<Turns.Turn> three = meanwhile(() -> seat.take(10));
        while (turns.asking() < 1) {
            Thread.onSpinWait();
        }
        assertFalse(three.isDone());
        two.close();
        assertTrue(get(three));
    }

    @Test
    void partsThatWouldShareTooLittleWait() {
        long part = 8 << 20;
        assertEquals(2, standingAt(Rate.of("100k")).together(part), "while one is answered, another one goes");
        assertEquals(2, standingAt(Rate.of("3M")).together(part));
        assertEquals(7, standingAt(Rate.of("10M")).together(part));
        assertEquals(Integer.MAX_VALUE, standingAt(Rate.UNLIMITED).together(part));
        assertEquals(Integer.MAX_VALUE, standingAt(Rate.UNLIMITED).together(0));
    }

    @Test
    void whatGoesInOneRequestIsEarnedBoundedByTheLimitAndGivesWay() throws InterruptedException {
        FakeTime time = new FakeTime();
        Turns timed = new Turns(new Room(2, 8, Map.of(), 100, Duration.ofHours(6)), time);
        Turns.Seat seat = timed.sit(rider(1, "A"));
        assertEquals(0, seat.inOne());
        try (Turns.Turn turn = seat.take(Risk.CARRIED)) {
            time.pass(Duration.ofSeconds(1).toNanos());
            turn.arrived();
        }
        assertEquals(Risk.MOST, seat.inOne());
        assertEquals(0, timed.sit(new Rider(Tier.ARCHIVE, 1, "A", 1000, LONG_AGO)).inOne(), "another line");
        timed.standing(standingAt(Rate.of("10M")));
        assertEquals(60 << 20, seat.inOne());
        try (Turns.Turn turn = seat.take(600 << 20)) {
            turn.goOn(600 << 20);
            assertThrows(StepFailure.class, () -> turn.goOn(601 << 20), "longer than a minute at this limit");
            timed.standing(standing(List.of(new Hold(Reach.TITLE, "A", HoldKind.PAUSE, "Ada", "dailies first", LONG_AGO)), Map.of(), Optional.empty()));
            assertEquals("Its title was paused by Ada: dailies first", assertThrows(StepFailure.class, () -> turn.goOn(1)).getMessage());
            timed.standing(Standing.FREE);
            turn.goOn(600 << 20);
            turn.broke();
        }
        assertEquals(0, seat.inOne());
    }

    private static Standing standingAt(Rate rate) {
        return new Standing(Orders.NONE, new Limits.Now(rate, Optional.empty(), false));
    }

    private static boolean get(Future<Turns.Turn> turn) {
        try {
            turn.get().close();
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Rider small(long roll, String title) {
        return new Rider(Tier.CLOUD, roll, title, 100, LONG_AGO.plusSeconds(roll));
    }

    @Test
    void oneOfTheSmallRollsHasASeatMoreThanThereAre() {
        turns.sit(rider(1, "A"));
        turns.sit(rider(2, "A"));
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(rider(3, "A"))));
        List<Rider> waiting = List.of(rider(3, "A"), small(4, "A"), small(5, "A"));
        assertEquals(Optional.of(small(4, "A")), turns.next(Tier.CLOUD, waiting));
        try (Turns.Seat seat = turns.sit(small(4, "A"))) {
            assertEquals(Optional.empty(), turns.next(Tier.CLOUD, waiting), "one of them");
        }
        assertEquals(Optional.of(small(5, "A")), turns.next(Tier.CLOUD, List.of(rider(3, "A"), small(5, "A"))), "the next when that one is done");
    }

    @Test
    void theSeatOfTheSmallRollsIsNotTakenFromTheLargeOnes() {
        turns.sit(rider(1, "A"));
        turns.sit(small(2, "A"));
        assertEquals(Optional.of(rider(3, "A")), turns.next(Tier.CLOUD, List.of(rider(3, "A"))));
        turns.sit(rider(3, "A"));
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(rider(4, "A"))));
    }

    /** The seat of the small rolls comes free for nobody else, so nobody is sent back for it. */
    @Test
    void aPromotedLargeRollDoesNotSendBackTheSmallOneInItsOwnSeat() throws InterruptedException {
        Turns.Seat one = turns.sit(rider(1, "A"));
        Turns.Seat two = turns.sit(rider(2, "A"));
        Turns.Seat small = turns.sit(small(4, "C"));
        small.take(100).close();
        turns.standing(standing(List.of(), Map.of(3L, new UrgencyOrder(Urgency.FIRST, "Ada", LONG_AGO)), Optional.empty()));
        assertEquals(Optional.empty(), turns.next(Tier.CLOUD, List.of(rider(3, "B"))));
        small.take(100).close();
        one.take(1000).close();
        assertThrows(StepFailure.class, () -> two.take(1000));
        two.close();
        assertEquals(Optional.of(rider(3, "B")), turns.next(Tier.CLOUD, List.of(rider(3, "B"), rider(2, "A"))));
    }
}
