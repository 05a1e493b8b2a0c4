package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every state with every state: the ledger goes where {@link Pipeline} allows, and stays where it does not. */
class TransitionsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;
    private H2Ledger ledger;

    @BeforeEach
    void open() {
        ledger = (H2Ledger) TestLedger.open(folder);
        Deliveries.roll(ledger, "S1", "A001", "print", 1);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void everyPair() {
        for (WorkState from : WorkState.values()) {
            for (WorkState to : WorkState.values()) {
                Work row = bring(from);
                Runnable move = () -> ledger.transactions().acknowledge(
                        sql -> new WorkRows(sql, new TestLedger.FakeClock()).move(row, to, row.notBefore(), ""));
                if (Pipeline.allowed(from, to)) {
                    move.run();
                    assertEquals(to, stage().state());
                } else {
                    assertThrows(IllegalStateException.class, move::run, from + " to " + to);
                    assertEquals(row, stage());
                }
            }
        }
    }

    @Test
    void onlyARunningRowEnds() {
        Map<WorkState, Consumer<Work>> ends = Map.of(WorkState.DONE, ledger.work()::done,
                WorkState.WAITING, work -> ledger.work().retry(work, MINUTE, "Later."),
                WorkState.BLOCKED, work -> ledger.work().block(work, "Never."));
        for (WorkState from : WorkState.values()) {
            ends.forEach((to, end) -> {
                Work row = bring(from);
                if (from == WorkState.RUNNING) {
                    end.accept(row);
                    assertEquals(to, stage().state());
                } else {
                    Work remembered = new Work(row.id(), row.rollId(), row.step(), WorkState.RUNNING, row.attempts(), row.notBefore(), "");
                    assertThrows(IllegalStateException.class, () -> end.accept(row), from + " to " + to);
                    assertThrows(IllegalStateException.class, () -> end.accept(remembered), from + " to " + to);
                    assertEquals(row, stage());
                }
            });
        }
    }

    private Work bring(WorkState state) {
        ledger.transactions().acknowledge(sql -> sql.change("UPDATE work SET state = 'READY', again = FALSE"));
        if (state != WorkState.READY) {
            Work running = ledger.work().claim(Step.STAGE).orElseThrow();
            switch (state) {
                case WAITING -> ledger.work().retry(running, MINUTE, "Later.");
                case BLOCKED -> ledger.work().block(running, "Never.");
                case DONE -> ledger.work().done(running);
                default -> assertEquals(WorkState.RUNNING, state);
            }
        }
        return stage();
    }

    private Work stage() {
        return ledger.work().ofRoll(1).stream().filter(work -> work.step() == Step.STAGE).findFirst().orElseThrow();
    }
}
