package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows what, and who gets a row. */
class WorkQueueTest {
    @TempDir
    Path folder;
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();
    private OpenLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder, clock);
        Deliveries.roll(ledger, "S1", "A001", "print", 1);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void run(Step step) {
        ledger.work().done(claim(step));
    }

    private Work claim(Step step) {
        return ledger.work().claim(step).orElseThrow(() -> new AssertionError(step + " is not ready: " + ledger.work().ofRoll(1)));
    }

    private Optional<WorkState> state(Step step) {
        return ledger.work().ofRoll(1).stream().filter(work -> work.step() == step).map(Work::state).findFirst();
    }

    @Test
    void proxiesThatComeLaterArePublishedAndArchivedAgain() {
        run(Step.STAGE);
        run(Step.SYNC);
        run(Step.PUBLISH);
        run(Step.ARCHIVE);
        run(Step.INSPECT);
        assertEquals(Optional.of(WorkState.DONE), state(Step.PUBLISH));
        run(Step.RENDER);
        run(Step.PUBLISH);
        run(Step.ARCHIVE);
        assertTrue(ledger.work().ofRoll(1).stream().allMatch(work -> work.state() == WorkState.DONE));
    }

    @Test
    void proxiesThatComeEarlyWaitForTheCloud() {
        run(Step.STAGE);
        run(Step.INSPECT);
        run(Step.RENDER);
        assertEquals(Optional.empty(), state(Step.PUBLISH));
        run(Step.SYNC);
        assertEquals(Optional.of(WorkState.READY), state(Step.PUBLISH));
    }

    @Test
    void whatIsNewWhileAStationRunsMakesItRunAgain() {
        run(Step.STAGE);
        run(Step.SYNC);
        run(Step.INSPECT);
        Work publish = claim(Step.PUBLISH);
        run(Step.RENDER);
        assertEquals(Optional.of(WorkState.RUNNING), state(Step.PUBLISH));
        ledger.work().done(publish);
        assertEquals(Optional.of(WorkState.READY), state(Step.PUBLISH));
        run(Step.PUBLISH);
        assertEquals(Optional.of(WorkState.DONE), state(Step.PUBLISH));
        assertEquals(Optional.of(WorkState.READY), state(Step.ARCHIVE));
    }

    @Test
    void rearmingARunningOneOutlivesItsFailure() {
        Work stage = claim(Step.STAGE);
        ledger.work().rearm(1, Step.STAGE);
        ledger.work().block(stage, "The drive is away.");
        assertEquals(Optional.of(WorkState.READY), state(Step.STAGE));
        ledger.work().rearm(1, Step.ARCHIVE);
        assertEquals(Optional.empty(), state(Step.ARCHIVE));
    }

    @Test
    void aSettingThatChangesWhileARunFailsByTheOldOneIsNotMissed() {
        Work stage = claim(Step.STAGE);
        ledger.work().rearmBlocked(Step.STAGE);
        ledger.work().block(stage, "No credentials.");
        assertEquals(Optional.of(WorkState.READY), state(Step.STAGE));
        ledger.work().block(claim(Step.STAGE), "Still none.");
        assertEquals(Optional.of(WorkState.BLOCKED), state(Step.STAGE));
        ledger.work().rearmBlocked(Step.STAGE);
        ledger.work().rearmBlocked(Step.STAGE);
        run(Step.STAGE);
        assertEquals(Optional.of(WorkState.DONE), state(Step.STAGE));
    }

    @Test
    void aWaitingRowIsClaimedWhenItsTimeHasCome() {
        ledger.work().retry(claim(Step.STAGE), Duration.ofMinutes(5), "The link is down.");
        clock.pass(Duration.ofMinutes(4));
        assertEquals(Optional.empty(), ledger.work().claim(Step.STAGE));
        assertEquals("The link is down.", ledger.work().in(WorkState.WAITING).get(0).reason());
        clock.pass(Duration.ofMinutes(1));
        assertEquals(2, claim(Step.STAGE).attempts());
    }

    @Test
    void aWorkerThatWasGivenUpOnChangesNothing() {
        Work first = claim(Step.STAGE);
        ledger.work().recover();
        Work second = claim(Step.STAGE);
        assertThrows(IllegalStateException.class, () -> ledger.work().done(first));
        assertEquals(Optional.of(WorkState.RUNNING), state(Step.STAGE));
        ledger.work().done(second);
    }

    @Test
    void eachRowGoesToOneClaimer() throws Exception {
        int rolls = 40;
        IntStream.range(1, rolls).forEach(i -> Deliveries.roll(ledger, "S" + i, "B" + i, "print", 1));
        var claimed = ConcurrentHashMap.<Long>newKeySet();
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> claimer = () -> {
                int mine = 0;
                for (Optional<Work> work = ledger.work().claim(Step.STAGE); work.isPresent(); work = ledger.work().claim(Step.STAGE)) {
                    assertTrue(claimed.add(work.get().rollId()), "claimed twice");
                    mine++;
                }
                return mine;
            };
            int all = 0;
            for (var done : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                all += done.get();
            }
            assertEquals(rolls, all);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aSlowDriveWithManyRollsLeavesRoomForAnother() {
        Drive slow = Deliveries.drive(ledger, "SLOW");
        ledger.drives().listed(slow.id(), new Listing(List.of(Deliveries.newRoll("B001", "1", 1), Deliveries.newRoll("B002", "2", 1)), List.of(), List.of()));
        Roll quick = Deliveries.roll(ledger, "QUICK", "C001", "print", 1);
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());

        Work first = ledger.work().claim(Step.STAGE).orElseThrow();
        assertEquals(slow.id(), ledger.rolls().find(first.rollId()).orElseThrow().driveId());
        assertEquals(quick.id(), ledger.work().claim(Step.STAGE).orElseThrow().rollId(), "the slow drive's second roll waits for its first");
        assertEquals(Optional.empty(), ledger.work().claim(Step.STAGE));
        ledger.work().retry(first, Duration.ZERO, "again");
        assertEquals(slow.id(), ledger.rolls().find(ledger.work().claim(Step.STAGE).orElseThrow().rollId()).orElseThrow().driveId());
    }

    @Test
    void aClockThatJumpsHoldsNothingUp() {
        for (Duration jump : List.of(Duration.ofDays(400), Duration.ofDays(-800), Duration.ofHours(-3))) {
            ledger.work().retry(claim(Step.STAGE), Duration.ofSeconds(30), "Staging is down.");
            assertEquals(Optional.empty(), ledger.work().claim(Step.STAGE));
            clock.pass(jump);
            assertEquals(Optional.of(WorkState.RUNNING), ledger.work().claim(Step.STAGE).map(Work::state), jump.toString());
            ledger.work().recover();
        }
    }
}
