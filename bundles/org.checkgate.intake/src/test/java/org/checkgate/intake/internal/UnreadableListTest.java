package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.RollKind;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;
import org.checkgate.spi.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hash list that lies on a bad spot of the drive. The kernel gives its own error for this process's memory at address 0, which nobody may read. */
class UnreadableListTest {
    @TempDir
    Path folder;

    private Path list;
    private boolean bad;
    private OpenLedger ledger;
    private DriveIntake intake;

    @BeforeEach
    void aCard() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        Path roll = Files.createDirectories(watched.resolve("DRIVE1/A001"));
        Files.writeString(roll.resolve("clip.mov"), "one");
        HashLists.create(roll, Set.of(HashFormat.XXH64), Creator.of("test", "1", "localhost"), Instant.parse("2024-01-01T10:00:00Z"), VerifyListener.NONE);
        try (Stream<Path> all = Files.walk(roll)) {
            list = all.filter(path -> path.toString().endsWith(".mhl")).findFirst().orElseThrow();
        }
        bad = run("mount", "--bind", "/proc/" + ProcessHandle.current().pid() + "/mem", list.toString());
        assumeTrue(bad, "only root can put something unreadable in a file's place: a hash list on a bad spot was not checked");
        assertThrows(IOException.class, () -> Files.readAllBytes(list));
        ledger = Ledgers.open(folder.resolve("ledger/checkgate"), Policy.DEFAULT, Clock.systemUTC());
        intake = new DriveIntake(ledger, new Bays(new MountTable(folder.resolve("no-table")), new Hardware(folder, folder, folder), List.of(),
                Optional.of(watched)), candidate -> Optional.of(new Destination("TITLE", "20240101", "main")));
    }

    @AfterEach
    void heal() throws InterruptedException {
        if (ledger != null) {
            ledger.close();
        }
        good();
    }

    private void good() throws InterruptedException {
        if (bad) {
            assertTrue(run("umount", list.toString()));
            bad = false;
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theDriveIsThereAndSaysWhichListCannotBeRead() throws Exception {
        intake.look();
        intake.look();
        List<Drive> drives = ledger.drives().all();
        assertEquals(1, drives.size(), "it must not be passed over in silence");
        Drive drive = drives.get(0);
        assertThrows(UncheckedIOException.class, () -> intake.list(drive.id(), paths -> RollKind.CAMERA));
        assertEquals(DriveState.SEEN, ledger.drives().find(drive.id()).orElseThrow().state());
        Finding finding = ledger.drives().findings(drive.id()).get(0);
        assertEquals("DRIVE_NOT_LISTED", finding.code());
        assertEquals("The drive could not be listed: the hash list " + list + " cannot be read (Input/output error).", finding.sentence());
        assertEquals(List.of(), ledger.rolls().onDrive(drive.id()), "nothing is listed by halves");

        // In another bay, with another reader, it can be read.
        good();
        Path away = Files.move(Path.of(drive.mount()), folder.resolve("away"));
        intake.look();
        Files.move(away, Path.of(drive.mount()));
        intake.look();
        intake.look();
        assertEquals(2, ledger.drives().all().size());
        Drive whole = ledger.drives().all().stream().filter(other -> other.id() != drive.id()).findFirst().orElseThrow();
        intake.list(whole.id(), paths -> RollKind.CAMERA);
        assertEquals(DriveState.LISTED, ledger.drives().find(whole.id()).orElseThrow().state());
        assertEquals(1, ledger.rolls().onDrive(whole.id()).size());
    }
}
