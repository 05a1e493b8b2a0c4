package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Dismissal;
import org.checkgate.ledger.DismissedFile;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.Listing.OtherFile;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.OtherFiles;
import org.checkgate.ledger.OtherFiles.Decided;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dismissal speaks of the files that its person saw, and of no other however alike. */
class DismissalTest {
    private static final OtherFile NOTES = new OtherFile("NOTES.txt", 5);
    private static final OtherFile REPORT = new OtherFile("reports/day.pdf", 900);

    @TempDir
    Path folder;
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();
    private OpenLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Drive listed(OpenLedger ledger, String fingerprint, OtherFile... others) {
        Drive drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", fingerprint), "/media/S1", "CARD", Optional.of(Deliveries.DAY));
        ledger.drives().listed(drive.id(), listing(others));
        return drive;
    }

    private static Listing listing(OtherFile... others) {
        return new Listing(List.of(Deliveries.newRoll("A001", "print", 1)), List.of(others), List.of());
    }

    private static Dismissal by(String who, String why) {
        return new Dismissal(who, why, Deliveries.AT);
    }

    private int undecided(Drive drive) {
        return ledger.drives().otherFiles(drive.id()).undecided();
    }

    private void assertNothingSaid(Drive drive) {
        assertEquals(List.of(), ledger.drives().dismissed(drive.id()));
        assertTrue(ledger.activity().after(0, 1000).stream().noneMatch(entry -> entry.kind().equals("drive.dismissed")));
    }

    @Test
    void decidesAboutWhatIsNamedAndLeavesTheListAsItIs() {
        Drive drive = listed(ledger, "f", NOTES, REPORT);
        assertEquals(new OtherFiles(2, List.of()), ledger.drives().otherFiles(drive.id()));
        assertEquals(1, ledger.drives().dismiss(drive.id(), List.of("NOTES.txt", "NOTES.txt"), "Ana", "private"));
        assertEquals(new OtherFiles(1, List.of(new Decided(by("Ana", "private"), 1))), ledger.drives().otherFiles(drive.id()));
        assertEquals(List.of("NOTES.txt", "reports/day.pdf"), ledger.drives().others(drive.id()));
        assertEquals(List.of(new DismissedFile("NOTES.txt", by("Ana", "private"))), ledger.drives().dismissed(drive.id()));
        assertEquals(1, ledger.drives().dismissAll(drive.id(), 1, "Kim", "printed"));
        OtherFiles now = ledger.drives().otherFiles(drive.id());
        assertEquals(new OtherFiles(0, List.of(new Decided(by("Ana", "private"), 1), new Decided(by("Kim", "printed"), 1))), now);
        assertEquals(2, now.count());
        List<ActivityEntry> told = ledger.activity().after(0, 10);
        assertEquals("Ana dismissed 1 other file of \"CARD\", which is not copied: private", told.get(0).sentence());
        assertEquals(drive.id(), told.get(1).driveId().orElseThrow());
    }

    @Test
    void theFirstDecisionStands() {
        Drive drive = listed(ledger, "f", NOTES);
        ledger.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Ana", "private");
        clock.pass(Duration.ofHours(1));
        assertEquals(0, ledger.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Kim", "who knows"));
        assertEquals(0, ledger.drives().dismissAll(drive.id(), 0, "Kim", "who knows"));
        assertEquals(List.of(new DismissedFile("NOTES.txt", by("Ana", "private"))), ledger.drives().dismissed(drive.id()));
        assertEquals(1, ledger.activity().after(0, 10).size());
    }

    @Test
    void whatBelongsToARollOrIsNotThereIsRefusedAndNothingElseIsDone() {
        Drive drive = listed(ledger, "f", NOTES);
        for (String path : List.of("A001/clips/0.mov", "clips/0.mov", "A001", "", "notes.txt", "NOTES.txt ", "../NOTES.txt")) {
            String why = assertThrows(IllegalArgumentException.class,
                    () -> ledger.drives().dismiss(drive.id(), List.of("NOTES.txt", path), "Ana", "private")).getMessage();
            assertTrue(why.startsWith("\"" + path + "\" is none of this drive's other files"), why);
        }
        assertEquals(1, undecided(drive));
        assertNothingSaid(drive);
    }

    @Test
    void allMeansAllThatThePersonSaw() {
        Drive drive = listed(ledger, "f", NOTES, REPORT);
        for (int seen : new int[] {0, 1, 3}) {
            String why = assertThrows(IllegalStateException.class, () -> ledger.drives().dismissAll(drive.id(), seen, "Ana", "private")).getMessage();
            assertEquals("2 other files of this drive are not decided about now, not " + seen + ".", why);
        }
        assertNothingSaid(drive);
        ledger.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Kim", "private");
        assertThrows(IllegalStateException.class, () -> ledger.drives().dismissAll(drive.id(), 2, "Ana", "private"));
        assertEquals(1, undecided(drive));
    }

    @Test
    void theSamePathOnAnotherDriveIsAnotherFile() {
        Drive drive = listed(ledger, "f", NOTES);
        ledger.drives().dismissAll(drive.id(), 1, "Ana", "private");
        Drive other = listed(ledger, "another", NOTES);
        assertEquals(1, undecided(other));
        assertEquals(List.of(), ledger.drives().dismissed(other.id()));
        // The very same contents as an arrival of their own, such as a clone, were seen by nobody either.
        assertEquals(1, undecided(listed(ledger, "f", NOTES)));
    }

    @Test
    void aDriveThatComesBackWithAFileChangedOrNewIsUndecidedAboutIt() {
        Drive drive = listed(ledger, "f", NOTES, REPORT);
        ledger.drives().dismissAll(drive.id(), 2, "Ana", "private");
        // Nobody saw it go: it is not there any more all the same.
        Drive changed = listed(ledger, "g", new OtherFile("NOTES.txt", 6), REPORT, new OtherFile("A001.mov", 7));
        assertFalse(ledger.drives().find(drive.id()).orElseThrow().present());
        assertEquals(3, undecided(changed));
        // Unchanged, it is the same arrival, and so is what was decided.
        ledger.drives().present(drive.id(), true, "/media/elsewhere");
        assertEquals(0, undecided(drive));
    }

    @Test
    void aFileOfAnotherSizeThanTheOneThatWasDismissedIsUndecided() {
        Drive drive = listed(ledger, "f", NOTES, REPORT);
        ledger.drives().dismissAll(drive.id(), 2, "Ana", "private");
        ((H2Ledger) ledger).transactions().acknowledge(sql -> sql.change("UPDATE others SET size = 6 WHERE path = 'NOTES.txt'"));
        assertEquals(new OtherFiles(1, List.of(new Decided(by("Ana", "private"), 1))), ledger.drives().otherFiles(drive.id()));
        assertEquals(List.of("reports/day.pdf"), ledger.drives().dismissed(drive.id()).stream().map(DismissedFile::path).toList());
        assertEquals(1, ledger.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Kim", "looked again"));
        assertEquals(by("Kim", "looked again"), ledger.drives().dismissed(drive.id()).get(0).dismissal());
    }

    @Test
    void nothingIsDismissedBeforeItIsListed() {
        Drive drive = Deliveries.drive(ledger, "S1");
        assertThrows(IllegalStateException.class, () -> ledger.drives().dismissAll(drive.id(), 0, "Ana", "all of it"));
        assertThrows(IllegalStateException.class, () -> ledger.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Ana", "all of it"));
        assertThrows(IllegalArgumentException.class, () -> ledger.drives().dismissAll(77, 0, "Ana", "all of it"));
        ledger.drives().listed(drive.id(), listing(NOTES));
        assertEquals(1, undecided(drive));
        assertNothingSaid(drive);
    }

    /** Only a person who saw that there were two may have decided about two. */
    @Test
    void aDismissalThatRacesTheListingDecidesAboutAllOrNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 30; round++) {
                Drive drive = Deliveries.drive(ledger, "R" + round);
                int seen = round % 3;
                CountDownLatch go = new CountDownLatch(1);
                Future<?> listing = threads.submit(() -> {
                    go.await();
                    ledger.drives().listed(drive.id(), listing(NOTES, REPORT));
                    return null;
                });
                Future<Boolean> dismissing = threads.submit(() -> {
                    go.await();
                    try {
                        return ledger.drives().dismissAll(drive.id(), seen, "Ana", "private") == 2;
                    } catch (IllegalStateException refused) {
                        return false;
                    }
                });
                go.countDown();
                listing.get();
                assertTrue(!dismissing.get() || seen == 2);
                assertEquals(dismissing.get() ? 0 : 2, undecided(drive));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoPersonsDoNotDecideTwice() throws Exception {
        Drive drive = listed(ledger, "f", NOTES, REPORT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> decided = new ArrayList<>();
            for (String who : List.of("Ana", "Kim", "Bo", "Li")) {
                decided.add(threads.submit(() -> ledger.drives().dismiss(drive.id(), List.of("NOTES.txt", "reports/day.pdf"), who, "private")));
            }
            int files = 0;
            for (Future<Integer> one : decided) {
                files += one.get();
            }
            assertEquals(2, files);
            assertEquals(1, ledger.drives().otherFiles(drive.id()).dismissed().size());
        } finally {
            threads.shutdownNow();
        }
    }

    /** A backup knows of a decision what was decided then; what came after it is decided anew. */
    @Test
    void aRestoredLedgerKnowsTheDecisionsOfItsBackupAlone() throws Exception {
        Path home = folder.resolve("restored");
        Drive drive;
        Drive later;
        try (H2Ledger backedUp = RestorationTest.open(home, clock, 3)) {
            drive = listed(backedUp, "f", NOTES, REPORT);
            backedUp.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Ana", "private");
            backedUp.regular().ifChanged();
            backedUp.drives().dismissAll(drive.id(), 1, "Kim", "printed");
            later = listed(backedUp, "g", NOTES);
            backedUp.drives().dismissAll(later.id(), 1, "Kim", "printed");
        }
        BackupFolder backups = new BackupFolder(home.resolve("backup"));
        Files.delete(backups.all().get(0).file());
        RestorationTest.damage(home.resolve("ledger/checkgate.mv.db"));
        Ledgers.restore(home.resolve("ledger/checkgate"), home.resolve("backup"), clock);
        try (H2Ledger restored = RestorationTest.open(home, clock, 3)) {
            assertEquals(new OtherFiles(1, List.of(new Decided(by("Ana", "private"), 1))), restored.drives().otherFiles(drive.id()));
            Drive again = listed(restored, "g", NOTES);
            assertTrue(again.id() > later.id(), "no decision about another drive is found under its number");
            assertEquals(new OtherFiles(1, List.of()), restored.drives().otherFiles(again.id()));
        }
    }

    @Test
    void aDecisionIsThereAfterARestart() {
        Drive drive = listed(ledger, "f", NOTES, REPORT);
        ledger.drives().dismiss(drive.id(), List.of("NOTES.txt"), "Ana", "private");
        OtherFiles before = ledger.drives().otherFiles(drive.id());
        ledger.close();
        open();
        assertEquals(before, ledger.drives().otherFiles(drive.id()));
    }
}
