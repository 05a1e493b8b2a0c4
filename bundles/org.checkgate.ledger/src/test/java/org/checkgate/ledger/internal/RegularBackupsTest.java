package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The open ledger is backed up while it works; what goes wrong with that is told, and stops nothing. */
class RegularBackupsTest {
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();

    @TempDir
    Path folder;

    private Path backup() {
        return folder.resolve("backup");
    }

    private List<BackupFolder.Backup> all() throws IOException {
        return new BackupFolder(backup()).all();
    }

    private static List<String> told(Ledger ledger) {
        return ledger.activity().after(0, 100).stream().map(ActivityEntry::kind).toList();
    }

    @Test
    void onlyWhatChangedIsBackedUpAndTheNewestAreKept() throws Exception {
        try (H2Ledger ledger = RestorationTest.open(folder, clock, 2)) {
            Deliveries.drive(ledger, "S1");
            ledger.regular().ifChanged();
            ledger.regular().ifChanged();
            assertEquals(List.of(1L), all().stream().map(BackupFolder.Backup::number).toList());
            // A clock that was set back does not make the newest one look old.
            clock.pass(Duration.ofDays(-1));
            Deliveries.drive(ledger, "S2");
            ledger.regular().ifChanged();
            Deliveries.drive(ledger, "S3");
        }
        assertEquals(List.of(3L, 2L), all().stream().map(BackupFolder.Backup::number).toList(), "the last one was made by the stop");
        assertEquals(0, Files.list(backup().resolve("unfinished")).count());
    }

    @Test
    void theIntervalMakesThemByItself() throws Exception {
        try (H2Ledger ledger = new H2Ledger(folder.resolve("ledger/checkgate"), Policy.DEFAULT, clock, 4,
                new BackupPlan(backup(), Duration.ofMillis(20), 2))) {
            Deliveries.drive(ledger, "S1");
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (all().isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(20);
            }
            assertFalse(all().isEmpty(), ledger.backups()::toString);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAndTheLedgerGoesOn() throws Exception {
        Files.writeString(backup(), "in the way");
        try (H2Ledger ledger = RestorationTest.open(folder, clock, 2)) {
            Deliveries.drive(ledger, "S1");
            ledger.regular().ifChanged();
            assertTrue(ledger.backups().trouble().orElseThrow().contains("could not be backed up to " + backup()), ledger.backups().trouble()::toString);
            ledger.regular().ifChanged();
            assertEquals(List.of("ledger.backup.failed"), told(ledger), "it is told once");
            Deliveries.drive(ledger, "S2");
            Files.delete(backup());
            ledger.regular().ifChanged();
            assertEquals(Optional.empty(), ledger.backups().trouble());
            assertEquals(List.of("ledger.backup.failed", "ledger.backup"), told(ledger));
        }
    }

    @Test
    void aFullFolderKeepsItsNewestBackup() throws Exception {
        Files.createDirectories(backup());
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=80m", "tmpfs", backup().toString());
        assumeTrue(mounted, "a small file system can only be mounted by root: a full folder was not checked");
        try (H2Ledger ledger = RestorationTest.open(folder, clock, 1)) {
            Deliveries.drive(ledger, "S1");
            ledger.regular().ifChanged();
            assertEquals(1, all().size());
            Files.write(backup().resolve("ballast"), new byte[40 << 20]);
            Deliveries.drive(ledger, "S2");
            ledger.regular().ifChanged();
            assertTrue(ledger.backups().trouble().orElseThrow().contains("No space left"), ledger.backups().trouble()::toString);
            assertEquals(List.of(1L), all().stream().map(BackupFolder.Backup::number).toList());
            Deliveries.drive(ledger, "S3");
            assertEquals(3, ledger.drives().all().size());
        } finally {
            assertTrue(run("umount", backup().toString()));
        }
    }

    @Test
    void damageInTheMiddleOfAFileIsFoundByReadingAllOfIt() throws Exception {
        try (H2Ledger ledger = RestorationTest.open(folder, clock, 1)) {
            Deliveries.copyEverywhere(ledger, Deliveries.roll(ledger, "S1", "A001", "print", 2000));
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("ledger/checkgate.mv.db"));
        byte[] noise = new byte[bytes.length / 2];
        new Random(3).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, bytes.length / 4, noise.length);
        Path torn = folder.resolve("torn");
        Files.write(PackedLedger.file(torn), bytes);
        assertThrows(SQLException.class, () -> LedgerReading.whole(torn));
    }

    @Test
    void aProcessThatIsKilledInTheMiddleOfABackupLeavesGoodOnes() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            try (ChildProcess child = ChildProcess.start(List.of(), BackingUpChild.class, folder.toString(), "R" + round)) {
                assertEquals("backed up", child.line());
                Thread.sleep(random.nextInt(700));
                child.kill();
                child.waitFor();
            }
            List<BackupFolder.Backup> left = all();
            assertTrue(!left.isEmpty() && left.size() <= 3, left::toString);
            for (BackupFolder.Backup each : left) {
                Path unpacked = folder.resolve("look");
                new PackedLedger(each.file()).unpack(unpacked);
                LedgerReading.whole(unpacked);
            }
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
