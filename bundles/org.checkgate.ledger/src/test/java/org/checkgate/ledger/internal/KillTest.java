package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.OutboxEvent;
import org.checkgate.ledger.Roll;
import org.checkgate.spi.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed again and again: what it said was acknowledged is there, and so is what came before. */
@Tag("long")
class KillTest {
    private static final int ROUNDS = 10;
    private static final int THREADS = 3;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        Random random = new Random(4711);
        Set<String> acknowledged = new HashSet<>();
        long roll;
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Roll listed = Deliveries.roll(ledger, "S1", "A001", "print", 1);
            roll = listed.id();
        }
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(killedAfter(1 + random.nextInt(60), roll, 1 + round * 1_000_000));
            check(acknowledged, roll);
        }
        assertTrue(acknowledged.size() >= ROUNDS, "the children must get far enough to be of use");
    }

    private List<String> killedAfter(int lines, long roll, int first) throws Exception {
        List<String> said = new ArrayList<>();
        try (ChildProcess child = ChildProcess.start(List.of(), AcknowledgingChild.class, folder.resolve("ledger/checkgate").toString(),
                "" + roll, "" + THREADS, "" + first, "1000000")) {
            for (int i = 0; i < lines; i++) {
                said.add(child.line());
            }
            child.kill();
            // What it said between our last look and its death counts as well, but for a line that was cut off.
            for (String line : child.rest()) {
                said.add(line);
            }
            child.waitFor();
        }
        String last = said.get(said.size() - 1);
        return said.stream().filter(line -> line != last || line.matches("ack \\d \\d+")).map(line -> line.substring(4)).toList();
    }

    private void check(Set<String> acknowledged, long roll) {
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Set<String> there = ledger.rolls().findings(roll).stream().map(Finding::path).collect(Collectors.toSet());
            List<OutboxEvent> events = ledger.outbox().after(0, Integer.MAX_VALUE);
            events.forEach(event -> there.add(event.id()));
            assertEquals(Set.of(), lost(acknowledged, there));
            assertEquals(LongStream.rangeClosed(1, events.size()).boxed().toList(), events.stream().map(OutboxEvent::rollSequence).toList());
            Set<String> kept = ledger.activity().after(0, Integer.MAX_VALUE).stream().map(ActivityEntry::sentence).collect(Collectors.toSet());
            assertEquals(Set.of(), lost(there, kept), "what was only kept came before, and outlives a kill too");
        }
    }

    private static Set<String> lost(Set<String> expected, Set<String> there) {
        Set<String> lost = new HashSet<>(expected);
        lost.removeAll(there);
        return lost;
    }
}
