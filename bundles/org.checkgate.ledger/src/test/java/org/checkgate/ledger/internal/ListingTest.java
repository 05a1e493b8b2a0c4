package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listing writes, once and whole. */
class ListingTest {
    @TempDir
    Path folder;
    private OpenLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(folder);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<Finding> findings(Roll roll) {
        return ledger.rolls().findings(roll.id());
    }

    @Test
    void theFirstListingStands() {
        Roll first = Deliveries.roll(ledger, "S1", "A001", "print", 3);
        ledger.drives().listed(first.driveId(), new Listing(List.of(Deliveries.newRoll("A002", "print", 9)), List.of(), List.of()));
        assertEquals(List.of(first), ledger.rolls().all());
        assertEquals(3, ledger.rolls().files(first.id()).size());
        assertEquals(2, ledger.rolls().files(first.id()).get(0).stated().size());
        assertEquals(List.of("notes.txt"), ledger.drives().others(first.driveId()));
        assertEquals(List.of(Step.STAGE), ledger.work().ofRoll(first.id()).stream().map(work -> work.step()).toList());
    }

    @Test
    void aRollThatComesAgainIsNumberedAndSaysSo() {
        Roll first = Deliveries.roll(ledger, "S1", "A001", "print", 1);
        Roll same = Deliveries.roll(ledger, "S2", "A001", "print", 1);
        Roll other = Deliveries.roll(ledger, "S3", "A001", "another print", 1);
        assertEquals(List.of(1, 2, 3), List.of(first.delivery(), same.delivery(), other.delivery()));
        assertEquals(List.of(first, same, other), ledger.rolls().deliveries(Deliveries.DAY, "A001"));
        assertEquals(List.of(), findings(first));
        assertEquals(List.of("DUPLICATE_ROLL_SAME", Severity.INFO), List.of(findings(same).get(0).code(), findings(same).get(0).severity()));
        assertEquals(List.of("DUPLICATE_ROLL_DIFFERENT", Severity.BLOCK),
                List.of(findings(other).get(0).code(), findings(other).get(0).severity()));
        Deliveries.configureAll(ledger);
        List.of(first, same, other).forEach(roll -> Deliveries.copyEverywhere(ledger, roll));
        assertTrue(ledger.rolls().lights(same.id()).get(Light.SAFE_TO_REUSE).on());
        assertFalse(ledger.rolls().lights(other.id()).get(Light.SAFE_TO_UNPLUG).on());
    }

    @Test
    void missingManifestAndExtraFilesAllCount() {
        Drive drive = Deliveries.drive(ledger, "S1");
        NewRoll roll = new NewRoll("A001", RollKind.CAMERA, "", "print", List.of(
                new NewFile("a.mov", 5, false, FileRole.SEALED, List.of()), new NewFile("gone.mov", -1, true, FileRole.SEALED, List.of()),
                new NewFile("ascmhl/1.mhl", 5, false, FileRole.MANIFEST, List.of()), new NewFile("x", 5, false, FileRole.EXTRA, List.of())),
                List.of());
        ledger.drives().listed(drive.id(), new Listing(List.of(roll), List.of(), List.of()));
        assertEquals(4, ledger.rolls().standing(1).files());
        assertEquals(1, ledger.rolls().standing(1).missing());
    }

    @Test
    void aListingThatFailsLeavesNothing() {
        Drive drive = Deliveries.drive(ledger, "S1");
        NewFile twice = new NewFile("a.mov", 5, false, FileRole.SEALED, List.of());
        NewRoll good = Deliveries.newRoll("A001", "print", 5);
        NewRoll bad = new NewRoll("A002", RollKind.CAMERA, "A002", "print", List.of(twice, twice), List.of());
        assertThrows(RuntimeException.class, () -> ledger.drives().listed(drive.id(), new Listing(List.of(good, bad), List.of(), List.of())));
        assertEquals(List.of(), ledger.rolls().all());
        ledger.drives().listed(drive.id(), new Listing(List.of(good), List.of(), List.of()));
        assertEquals(1, ledger.rolls().all().size());
    }

    @Test
    void twoContentsAreNotInOneBay() {
        Drive first = ledger.drives().arrive(new DriveIdentity("S1", "u", "f"), "/media/x", "X", Optional.empty());
        Drive clone = ledger.drives().arrive(new DriveIdentity("S1", "u", "f"), "/media/x", "X", Optional.empty());
        Drive elsewhere = ledger.drives().arrive(new DriveIdentity("S1", "u", "g"), "/media/y", "X", Optional.empty());
        Drive changed = ledger.drives().arrive(new DriveIdentity("S1", "u", "h"), "/media/x", "X", Optional.empty());
        assertEquals(List.of(changed.id(), elsewhere.id()), ledger.drives().all().stream().filter(Drive::present).map(Drive::id).toList());
        assertFalse(ledger.drives().find(first.id()).orElseThrow().present() || ledger.drives().find(clone.id()).orElseThrow().present());
    }

    @Test
    void aDriveThatIsBackInABayIsThereAlone() {
        Drive known = ledger.drives().arrive(new DriveIdentity("S1", "u", "f"), "/media/x", "X", Optional.empty());
        ledger.drives().present(known.id(), false, "/media/x");
        Drive other = ledger.drives().arrive(new DriveIdentity("S2", "v", "g"), "/media/x", "X", Optional.empty());
        ledger.drives().present(known.id(), true, "/media/x");
        assertEquals(List.of(known.id()), ledger.drives().all().stream().filter(Drive::present).map(Drive::id).toList());
        ledger.drives().present(other.id(), false, "/media/x");
        assertEquals(List.of(known.id()), ledger.drives().all().stream().filter(Drive::present).map(Drive::id).toList());
    }

    @Test
    void aDriveIsAssignedBeforeItIsListedAndWhereItIsListedItStays() {
        Drive drive = ledger.drives().arrive(new DriveIdentity("S1", "u", "f"), "/media/x", "X", Optional.empty());
        Listing listing = new Listing(List.of(Deliveries.newRoll("A001", "print", 1)), List.of(), List.of());
        assertThrows(IllegalStateException.class, () -> ledger.drives().listed(drive.id(), listing));
        assertEquals(drive.id(), ledger.drives().assign(drive.id(), new Destination("B", "20260101", "main")));
        assertEquals(drive.id(), ledger.drives().assign(drive.id(), Deliveries.DAY));
        ledger.drives().listed(drive.id(), listing);
        ledger.drives().assign(drive.id(), new Destination("B", "20260101", "main"));
        assertEquals(Optional.of(Deliveries.DAY), ledger.drives().find(drive.id()).orElseThrow().destination());
        assertEquals(Deliveries.DAY, ledger.rolls().onDrive(drive.id()).get(0).destination());
    }

    /** No time is looked at: the numbers show that nothing is lost or counted twice in the batches. */
    @Test
    void aLongRollStandsAsAShortOneDoes() {
        Roll longRoll = Deliveries.roll(ledger, "S1", "A001", "print", 30_000);
        Deliveries.configureAll(ledger);
        ledger.copies().record(Deliveries.copies(ledger, longRoll, Tier.STAGING, Deliveries.endpoint(Tier.STAGING).address(),
                org.checkgate.ledger.Strength.READ_BACK));
        assertEquals(30_000, ledger.rolls().standing(longRoll.id()).files());
        assertEquals(30_000, ledger.rolls().standing(longRoll.id()).staging().proven());
        assertTrue(ledger.rolls().lights(longRoll.id()).get(Light.SAFE_TO_UNPLUG).on());
    }
}
