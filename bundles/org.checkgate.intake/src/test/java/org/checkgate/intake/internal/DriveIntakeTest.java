package org.checkgate.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashLists;
import org.checkgate.mhl.VerifyListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrivals over the real ledger: which drive is which, and what a listing stands for. */
class DriveIntakeTest {
    private static final Destination DAY = new Destination("TITLE", "20240101", "main");

    @TempDir
    Path folder;

    private Path bay;
    private Path watched;
    private OpenLedger ledger;
    private DriveIntake intake;

    @BeforeEach
    void open() throws IOException {
        bay = Files.createDirectories(folder.resolve("bay"));
        watched = Files.createDirectories(folder.resolve("watched"));
        ledger = Ledgers.open(folder.resolve("ledger/checkgate"), Policy.DEFAULT, Clock.systemUTC());
        Bays bays = new Bays(new MountTable(folder.resolve("no-table")), new Hardware(folder, folder), List.of(), Optional.of(watched));
        intake = new DriveIntake(ledger, bays, candidate -> Optional.of(DAY));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void card(Path at, String roll, String content) throws IOException {
        Path sealed = Files.createDirectories(at.resolve(roll));
        Files.writeString(sealed.resolve("clip.mov"), content);
        HashLists.create(sealed, Set.of(HashFormat.XXH64), Creator.of("test", "1", "localhost"),
                Instant.parse("2024-01-01T10:00:00Z"), VerifyListener.NONE);
    }

    private void list(Drive drive) {
        intake.list(drive.id(), paths -> RollKind.CAMERA);
    }

    private DriveState state(Drive drive) {
        return ledger.drives().find(drive.id()).orElseThrow().state();
    }

    @Test
    void anUnfinishedArrivalGoesOnAndAFinishedOneComesAnew() throws IOException {
        card(bay, "A001", "one");
        Drive first = intake.arrive(bay, DAY);
        assertEquals(first.id(), intake.arrive(bay, DAY).id());
        list(first);
        assertEquals(first.id(), intake.arrive(bay, DAY).id(), "it is listed and waits to be staged");
        Work work = ledger.work().claim(Step.STAGE).orElseThrow();
        ledger.work().block(work, "a person has to act");
        assertNotEquals(first.id(), intake.arrive(bay, DAY).id(), "nothing goes on by itself: it is read anew");
    }

    @Test
    void anotherCardAtTheSamePlaceIsAnotherArrival() throws IOException {
        card(bay, "A001", "one");
        Drive first = intake.arrive(bay, DAY);
        list(first);
        Files.move(bay, folder.resolve("pulled"));
        card(bay, "B002", "two");
        Drive second = intake.arrive(bay, DAY);
        assertNotEquals(first.id(), second.id());
        list(second);
        assertEquals("B002", ledger.rolls().onDrive(second.id()).get(0).name());
    }

    @Test
    void whatWasNotWholeIsNotListedForGood() throws IOException {
        card(bay, "A001", "one");
        card(bay, "A002", "two");
        Drive drive = intake.arrive(bay, DAY);
        Path away = Files.move(bay.resolve("A002"), folder.resolve("A002"));
        list(drive);
        assertEquals(DriveState.SEEN, state(drive));
        assertEquals("DRIVE_NOT_LISTED", ledger.drives().findings(drive.id()).get(0).code());
        Files.move(away, bay.resolve("A002"));
        list(drive);
        assertEquals(DriveState.LISTED, state(drive));
        assertEquals(2, ledger.rolls().onDrive(drive.id()).size());
        assertTrue(ledger.drives().findings(drive.id()).isEmpty(), "the fault is gone and so is its finding");
    }

    @Test
    void aDriveThatIsGoneIsNotedAndGoesOnWhenItIsBack() throws IOException {
        card(bay, "A001", "one");
        Drive drive = intake.arrive(bay, DAY);
        list(drive);
        Work work = ledger.work().claim(Step.STAGE).orElseThrow();
        Path away = Files.move(bay, folder.resolve("pulled"));
        ledger.work().block(work, "the drive is gone");
        intake.look();
        assertFalse(ledger.drives().find(drive.id()).orElseThrow().present());
        Files.move(away, bay);
        intake.look();
        assertTrue(ledger.drives().find(drive.id()).orElseThrow().present());
        Roll roll = ledger.rolls().onDrive(drive.id()).get(0);
        assertEquals(WorkState.READY, ledger.work().ofRoll(roll.id()).get(0).state());
    }

    @Test
    void otherContentsInItsPlaceAreNotItsReturn() throws IOException {
        card(bay, "A001", "one");
        Drive drive = intake.arrive(bay, DAY);
        Files.move(bay, folder.resolve("pulled"));
        intake.look();
        card(bay, "A001", "three");
        intake.look();
        assertFalse(ledger.drives().find(drive.id()).orElseThrow().present());
    }

    @Test
    void aWatchedFolderIsTakenWhenTwoLooksAgree() throws IOException {
        card(watched.resolve("DRIVE1"), "A001", "one");
        intake.look();
        assertTrue(ledger.drives().all().isEmpty(), "one look may catch a copy in its middle");
        intake.look();
        assertEquals(1, ledger.drives().all().size());
        intake.look();
        assertEquals(1, ledger.drives().all().size());
        assertEquals(List.of(ledger.drives().all().get(0).id()), intake.toList());
    }

    @Test
    void badInputGetsASentence() throws IOException {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> intake.arrive(folder.resolve("none"), DAY)).getMessage().contains("There is no folder"));
        card(bay, "A001", "one");
        intake.arrive(bay, DAY);
        Destination other = new Destination("OTHER", "20240101", "main");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> intake.arrive(bay, other)).getMessage().contains("being ingested as TITLE"));
    }
}
