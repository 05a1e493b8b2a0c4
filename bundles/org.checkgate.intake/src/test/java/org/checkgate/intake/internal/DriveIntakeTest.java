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
import java.util.stream.Stream;
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
        Bays bays = new Bays(new MountTable(folder.resolve("no-table")), new Hardware(folder, folder, folder), List.of(), Optional.of(watched));
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

    /** Byte by byte: a card that is sealed a second later has another date in its manifest. */
    private static void cloned(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
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

    /** Two bays with one volume id: both are taken in, both say so, and what is left says nothing any more. */
    @Test
    void aCloneIsADriveOfItsOwnAndSaysSo() throws IOException {
        Path media = Files.createDirectories(folder.resolve("media"));
        card(media.resolve("one"), "A001", "one");
        cloned(media.resolve("one"), media.resolve("two"));
        Path table = folder.resolve("mountinfo");
        String first = "90 22 8:17 / " + media.resolve("one") + " ro - exfat /dev/sdb1 ro\n";
        String second = "91 22 8:33 / " + media.resolve("two") + " ro - exfat /dev/sdc1 ro\n";
        Path notes = Files.createDirectories(folder.resolve("notes"));
        for (String device : List.of("b8:17", "b8:33")) {
            Files.writeString(notes.resolve(device), "E:ID_FS_UUID_ENC=1234-ABCD\n");
        }
        Files.writeString(table, first + second);
        intake = new DriveIntake(ledger, new Bays(new MountTable(table), new Hardware(folder, folder, notes), List.of(media), Optional.empty()),
                candidate -> Optional.of(DAY));
        intake.look();
        intake.look();
        List<Drive> both = ledger.drives().all();
        assertEquals(2, both.size());
        assertEquals(both.get(0).identity(), both.get(1).identity());
        for (Drive drive : both) {
            assertEquals(List.of("DUPLICATE_VOLUME_ID"), ledger.drives().findings(drive.id()).stream().map(f -> f.code()).toList());
        }
        Files.move(media.resolve("two"), folder.resolve("pulled"));
        Files.writeString(table, first);
        intake.look();
        for (Drive drive : ledger.drives().all()) {
            assertEquals(!drive.present(), ledger.drives().findings(drive.id()).stream().anyMatch(f -> f.code().equals("DUPLICATE_VOLUME_ID")), drive.mount());
        }
        assertEquals(1, ledger.drives().all().stream().filter(Drive::present).count());
    }

    private List<String> codes(Drive drive) {
        return ledger.rolls().findings(ledger.rolls().onDrive(drive.id()).get(0).id()).stream().map(f -> f.code()).toList();
    }

    private Drive arriveAndList(String name) {
        Drive drive = intake.arrive(folder.resolve(name), DAY);
        list(drive);
        return drive;
    }

    /** What a person at the set does: seals, copies, and seals one copy again. */
    @Test
    void aLaterStateOfAHistoryIsARedeliveryAndAForkIsKeptApart() throws IOException {
        card(bay, "A001", "one");
        copy(bay, "later");
        copy(bay, "fork");
        copy(bay, "same");
        seal(folder.resolve("later/A001"), "2024-01-02T10:00:00Z");
        seal(folder.resolve("fork/A001"), "2024-01-03T10:00:00Z");
        card(folder.resolve("other"), "A001", "two");
        Drive first = arriveAndList("bay");
        assertEquals(List.of(), codes(first));
        assertEquals(List.of("DUPLICATE_ROLL_SAME"), codes(arriveAndList("same")));
        assertEquals(List.of("REDELIVERY"), codes(arriveAndList("later")));
        assertEquals(List.of("CHAIN_FORK"), codes(arriveAndList("fork")));
        assertEquals(List.of("DUPLICATE_ROLL_DIFFERENT"), codes(arriveAndList("other")));
        Roll roll = ledger.rolls().onDrive(first.id()).get(0);
        assertEquals(List.of(2, 3), ledger.rolls().related(roll.id()).stream().map(Roll::delivery).toList());
    }

    @Test
    void anOlderStateMayComeLater() throws IOException {
        card(bay, "A001", "one");
        copy(bay, "older");
        seal(bay.resolve("A001"), "2024-01-02T10:00:00Z");
        arriveAndList("bay");
        assertEquals(List.of("REDELIVERY"), codes(arriveAndList("older")));
    }

    private void copy(Path from, String to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(from.relativize(file)));
            }
        }
    }

    private static void seal(Path roll, String at) throws IOException {
        HashLists.create(roll, Set.of(HashFormat.XXH64), Creator.of("test", "1", "localhost"), Instant.parse(at), VerifyListener.NONE);
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
