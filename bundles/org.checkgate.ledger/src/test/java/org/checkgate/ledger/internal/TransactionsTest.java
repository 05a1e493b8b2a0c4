package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.OpenLedger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts and broken disks. */
class TransactionsTest {
    @TempDir
    Path folder;

    @Test
    void interruptsDoNotReachTheFile() throws Exception {
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Thread writer = Thread.currentThread();
            AtomicBoolean over = new AtomicBoolean();
            Thread pest = new Thread(() -> {
                while (!over.get()) {
                    writer.interrupt();
                    LockSupport.parkNanos(50_000);
                }
            });
            pest.start();
            for (int i = 0; i < 100; i++) {
                ledger.activity().add(OptionalLong.empty(), OptionalLong.empty(), "kind", "Line " + i);
                Deliveries.drive(ledger, "S" + i);
            }
            over.set(true);
            while (pest.isAlive()) {
                Thread.onSpinWait();
            }
            assertTrue(Thread.interrupted(), "the caller is told");
            assertEquals(100, ledger.drives().all().size());
            assertEquals(100, ledger.activity().after(0, 1000).size());
        }
    }

    @Test
    void aFailedSyncIsNoAcknowledgementAndStopsTheLedger() {
        JdbcConnectionPool memory = JdbcConnectionPool.create("jdbc:h2:mem:broken", "sa", "");
        try {
            Transactions transactions = new Transactions(memory, new Shield(), () -> {
                throw new SQLException("I/O error");
            }, () -> { }, new Troubles(Path.of("ledger")));
            boolean readable = transactions.read(sql -> sql.exists("SELECT 1"));
            assertTrue(readable);
            String said = assertThrows(LedgerException.class, () -> transactions.acknowledge(sql -> sql.change("CREATE TABLE a (b INT)"))).getMessage();
            assertTrue(said.contains("has stopped"), said);
            assertEquals(said, assertThrows(LedgerException.class, () -> transactions.read(sql -> sql.number("SELECT 1"))).getMessage());
        } finally {
            memory.dispose();
        }
    }

    @Test
    void spaceIsUsedAgainOnlyWhenEverythingThatWasCommittedIsForced() {
        JdbcConnectionPool memory = JdbcConnectionPool.create("jdbc:h2:mem:reused", "sa", "");
        List<String> happened = new ArrayList<>();
        try {
            Transactions transactions = new Transactions(memory, new Shield(), () -> happened.add("forced"), () -> happened.add("reused"),
                    new Troubles(Path.of("ledger")));
            for (int change = 0; change < 2 * Transactions.REUSED_AFTER; change++) {
                transactions.keep(sql -> happened.add("kept"));
            }
        } finally {
            memory.dispose();
        }
        List<String> round = new ArrayList<>(Collections.nCopies(Transactions.REUSED_AFTER - 1, "kept"));
        round.addAll(List.of("forced", "reused", "kept"));
        List<String> twice = new ArrayList<>(round);
        twice.addAll(round);
        assertEquals(twice, happened);
    }

    @Test
    void aStepThatFailsIsRolledBackAndTheLedgerGoesOn() {
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Transactions transactions = ((H2Ledger) ledger).transactions();
            assertThrows(LedgerException.class, () -> transactions.acknowledge(sql -> {
                sql.change("INSERT INTO activity (happened_at, kind, sentence) VALUES (CURRENT_TIMESTAMP, 'k', 's')");
                sql.change("INSERT INTO activity (happened_at, kind, sentence) VALUES (CURRENT_TIMESTAMP, NULL, 's')");
            }));
            assertThrows(IllegalStateException.class, () -> transactions.keep(sql -> {
                sql.change("INSERT INTO activity (happened_at, kind, sentence) VALUES (CURRENT_TIMESTAMP, 'k', 's')");
                throw new IllegalStateException("no");
            }));
            assertEquals(0, ledger.activity().newest());
        }
    }

    @Test
    void aQuestionAskedAgainIsAnsweredAnew() {
        String count = "SELECT COUNT(*) FROM activity";
        String change = "INSERT INTO activity (happened_at, kind, sentence) VALUES (CURRENT_TIMESTAMP, 'k', 's')";
        try (OpenLedger ledger = TestLedger.open(folder)) {
            Transactions transactions = ((H2Ledger) ledger).transactions();
            transactions.acknowledge(sql -> {
                for (int before = 0; before < 5; before++) {
                    assertEquals(before, sql.number(count));
                    sql.change(change);
                    assertEquals(before + 1, sql.number(count), "also of what the same transaction has just changed");
                }
            });
            long seen = transactions.read(sql -> sql.number(count));
            assertEquals(5, seen);
        }
    }
}
