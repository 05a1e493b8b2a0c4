package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.LedgerException;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StagedRoll;
import org.checkgate.ledger.StagingPlace;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was lost with its backups begins anew; nothing that staging says is believed before it is proven. */
class RebuildTest {
    private static final String STAGING = Deliveries.endpoint(Tier.STAGING).address();
    private static final Finding REBUILT = new Finding(Rebuild.FINDING, Severity.OVERRIDABLE, "", "It was rebuilt.", "Plug the drive in.");
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();

    @TempDir
    Path folder;

    private H2Ledger open() {
        return RestorationTest.open(folder, clock, 3);
    }

    private Optional<Path> rebuild() {
        return Ledgers.rebuild(folder.resolve("ledger/checkgate"), folder.resolve("backup"), clock);
    }

    private H2Ledger rebuilt() {
        rebuild();
        H2Ledger ledger = open();
        Deliveries.configureAll(ledger);
        return ledger;
    }

    private static NewRoll roll(String print, Finding... findings) {
        List<StatedHash> stated = List.of(new StatedHash("xxh64", "0123456789abcdef", true, 1));
        return new NewRoll("A001", RollKind.CAMERA, "A001", print, List.of(new NewFile("clip1.mov", 10, false, FileRole.SEALED, stated),
                new NewFile("clip2.mov", 10, true, FileRole.SEALED, stated)), List.of(findings));
    }

    private static StagedRoll staged(int delivery) {
        StagingPlace place = new StagingPlace(Deliveries.DAY, "A001", delivery);
        return new StagedRoll(place, roll("print", REBUILT), Map.of("clip1.mov", place.key("clip1.mov")), Map.of());
    }

    private static Drive drive(H2Ledger ledger, String print) {
        Drive drive = ledger.drives().arrive(new DriveIdentity("S9", "ext4", print), "/media/x", "x", Optional.of(Deliveries.DAY));
        ledger.drives().listed(drive.id(), new Listing(List.of(roll(print)), List.of(), List.of()));
        return drive;
    }

    @Test
    void theDamagedOneIsPutAsideAndNothingElseIsTakenForIt() throws Exception {
        open().close();
        for (BackupFolder.Backup backup : new BackupFolder(folder.resolve("backup")).all()) {
            Files.delete(backup.file());
        }
        byte[] damaged = RestorationTest.damage(folder.resolve("ledger/checkgate.mv.db"));
        assertArrayEquals(damaged, Files.readAllBytes(rebuild().orElseThrow()));
        try (H2Ledger ledger = open()) {
            assertTrue(ledger.rebuild().pending());
        }
        assertTrue(assertThrows(LedgerException.class, this::rebuild).getMessage().contains("is not damaged"));
    }

    @Test
    void aGoodBackupIsNotPassedOver() throws Exception {
        try (H2Ledger ledger = open()) {
            Deliveries.roll(ledger, "S1", "A001", "print", 2);
            ledger.regular().ifChanged();
        }
        byte[] damaged = RestorationTest.damage(folder.resolve("ledger/checkgate.mv.db"));
        assertTrue(assertThrows(LedgerException.class, this::rebuild).getMessage().contains("ledger restore"));
        assertArrayEquals(damaged, Files.readAllBytes(folder.resolve("ledger/checkgate.mv.db")));
    }

    @Test
    void noDriveIsListedBeforeStagingIs() {
        try (H2Ledger ledger = rebuilt()) {
            assertThrows(IllegalStateException.class, () -> drive(ledger, "print"));
            assertEquals(List.of(DriveState.SEEN), ledger.drives().all().stream().map(Drive::state).toList());
            assertTrue(ledger.rolls().all().isEmpty());
            ledger.rebuild().over(List.of(), "Nothing was found.");
            assertFalse(ledger.rebuild().pending());
            assertEquals(1, drive(ledger, "print2").id() - ledger.drives().all().get(1).id());
            assertThrows(IllegalStateException.class, () -> ledger.rebuild().found(STAGING, staged(1)));
        }
    }

    @Test
    void whatWasFoundIsListedOnceIsBelievedOfNobodyAndBeginsWithStaging() {
        try (H2Ledger ledger = rebuilt()) {
            ledger.rebuild().found(STAGING, staged(2));
            ledger.rebuild().found(STAGING, staged(2));
            assertEquals(1, ledger.rolls().all().size());
            Roll roll = ledger.rolls().all().get(0);
            assertEquals(2, roll.delivery(), "its place in staging is what it was");
            assertEquals("Night Train/20260314/main/A001", roll.prefix());
            assertTrue(roll.id() >= clock.instant().getEpochSecond(), "no number means something else than before");
            Copy copy = ledger.copies().ofRoll(roll.id()).get(0);
            assertEquals(Strength.LISTED, copy.strength());
            assertEquals(".checkgate-delivery-2/Night Train/20260314/main/A001/clip1.mov", copy.key());
            assertEquals(List.of(copy), ledger.copies().doubted(roll.id(), Tier.STAGING, STAGING));
            assertEquals(1, ledger.copies().ofRoll(roll.id()).size(), "of what is missing there is none");
            assertEquals(List.of(Step.STAGE), ledger.work().ofRoll(roll.id()).stream().map(work -> work.step()).toList());
            Drive drive = ledger.drives().find(roll.driveId()).orElseThrow();
            assertFalse(drive.present());
            for (Light light : Light.values()) {
                assertFalse(ledger.rolls().lights(roll.id()).get(light).on());
            }
        }
    }

    @Test
    void onlyADriveWithTheSameHashListsSaysThatNothingElseWasOnIt() {
        try (H2Ledger ledger = rebuilt()) {
            ledger.rebuild().found(STAGING, staged(1));
            ledger.rebuild().found(STAGING, staged(2));
            ledger.rebuild().over(List.of(), "Two rolls.");
            List<Roll> rolls = ledger.rolls().all();
            drive(ledger, "another");
            assertEquals(2, held(ledger, rolls), "rolls that were both rebuilt say nothing of each other, nor does another roll");
            Work stage = ledger.work().claim(Step.STAGE).orElseThrow();
            ledger.work().block(stage, "It is held.");
            drive(ledger, "print");
            assertEquals(0, held(ledger, rolls));
            assertEquals(WorkState.READY, ledger.work().ofRoll(stage.rollId()).get(0).state(), "what follows staging can follow now");
            for (Roll roll : rolls) {
                assertEquals(List.of(Severity.BLOCK), ledger.drives().findings(roll.driveId()).stream().map(Finding::severity).toList(),
                        "that one was a copy perhaps, which says nothing of other files on the drives that the lost ledger knew");
            }
        }
    }

    @Test
    void aDayDoesNotWaitForARollThatCameAgainWithItsDrive() {
        Finding broken = new Finding("CHAIN_BROKEN", Severity.BLOCK, "", "The hash list is not sound.", "Ask.");
        for (boolean sound : new boolean[] {true, false}) {
            folder = folder.resolve("ledger-" + sound);
            try (H2Ledger ledger = rebuilt()) {
                StagingPlace place = new StagingPlace(Deliveries.DAY, "A001", 1);
                ledger.rebuild().found(STAGING, new StagedRoll(place, sound ? roll("print", REBUILT) : roll("rotten", REBUILT, broken), Map.of(), Map.of()));
                ledger.rebuild().over(List.of(), "One roll.");
                Roll rebuilt = ledger.rolls().all().get(0);
                assertEquals(List.of("A001"), ledger.days().find(Deliveries.DAY).orElseThrow().unproven().stream().map(one -> one.roll()).toList());
                Roll other = Deliveries.roll(ledger, "S3", "A002", "print2", 1);
                Deliveries.copyEverywhere(ledger, other);
                assertEquals(1, ledger.days().find(Deliveries.DAY).orElseThrow().unproven().size(), "another roll does not answer for it");
                Roll again = Deliveries.roll(ledger, "S2", "A001", "print", 2);
                assertEquals(List.of(), ledger.rolls().findings(again.id()).stream().filter(finding -> finding.severity() == Severity.BLOCK).toList());
                Deliveries.copyEverywhere(ledger, again);
                ledger.days().sign(Deliveries.DAY, "Ana", again.id());
                assertTrue(ledger.rolls().lights(again.id()).get(Light.SAFE_TO_CLEAR).on());
                assertFalse(ledger.rolls().lights(rebuilt.id()).get(Light.SAFE_TO_CLEAR).on(), "a signature lights nothing that is not proven");
            }
        }
    }

    @Test
    void whatStandsForALostDriveIsGivenToNobody() {
        try (H2Ledger ledger = rebuilt()) {
            ledger.rebuild().found(STAGING, staged(1));
            long drive = ledger.drives().all().get(0).id();
            assertThrows(IllegalStateException.class, () -> ledger.drives().assign(drive, new Destination("Other Show", "20260314", "main")));
            assertEquals(1, ledger.drives().all().size());
        }
    }

    @Test
    void nothingIsPutWhereSomethingLiesThatNobodyCouldMakeOut() {
        try (H2Ledger ledger = rebuilt()) {
            ledger.rebuild().over(List.of(new StagingPlace(Deliveries.DAY, "A001", 2)), "No roll.");
            assertEquals(3, ledger.rolls().onDrive(drive(ledger, "print").id()).get(0).delivery());
        }
    }

    @Test
    void theSameRollAgainIsNoOtherOneWhereItsFirstDeliveryHasLeftStaging() {
        try (H2Ledger ledger = rebuilt()) {
            ledger.rebuild().found(STAGING, staged(2));
            ledger.rebuild().over(List.of(), "One roll.");
            Roll again = ledger.rolls().onDrive(drive(ledger, "print").id()).get(0);
            assertEquals(3, again.delivery());
            assertEquals(List.of("DUPLICATE_ROLL_SAME"), ledger.rolls().findings(again.id()).stream().map(Finding::code).toList());
            Roll other = ledger.rolls().onDrive(drive(ledger, "another").id()).get(0);
            assertEquals(List.of("DUPLICATE_ROLL_DIFFERENT"), ledger.rolls().findings(other.id()).stream().map(Finding::code).toList());
        }
    }

    private static long held(H2Ledger ledger, List<Roll> rolls) {
        return rolls.stream().filter(roll -> ledger.rolls().findings(roll.id()).contains(REBUILT)).count();
    }

    @Test
    void aPlaceInStagingIsReadFromAKeyAsItWasWritten() {
        StagingPlace later = new StagingPlace(Deliveries.DAY, "A001", 12);
        assertEquals(Optional.of(later), StagingPlace.of(later.key("CLIPS/clip 1.mov")));
        StagingPlace first = new StagingPlace(Deliveries.DAY, "A001", 1);
        assertEquals(Optional.of(first), StagingPlace.of(first.key("x".repeat(250))));
        for (String no : List.of("", "x", "show/20260314/main/A001", "show/20260314/main/A001/", "show/no day/main/A001/x", ".checkgate-delivery-1/show/20260314/main/A001/x",
                ".checkgate-delivery-02/show/20260314/main/A001/x", ".checkgate-delivery-2/show/20260314/x", "a/.checkgate-delivery-2/20260314/main/A001/x")) {
            assertEquals(Optional.empty(), StagingPlace.of(no), no);
        }
    }
}
