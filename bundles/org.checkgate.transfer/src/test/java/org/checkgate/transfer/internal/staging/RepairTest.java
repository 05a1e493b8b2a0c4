package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second drive brings what the first one lacks; nothing that is safe is read or sent again. */
class RepairTest {
    private static final byte[] ONE = SetDrive.noise(1, 6 << 20);
    private static final byte[] TWO = SetDrive.noise(2, 70_000);

    @TempDir
    Path folder;

    private SetDrive drive(String name) throws IOException {
        return new SetDrive(folder.resolve(name)).sealed("one.mov", ONE).sealed("two.wav", TWO);
    }

    @Test
    void whatIsMissingOrBadOnOneDriveComesFromTheOther() throws IOException {
        SetDrive worn = drive("worn");
        byte[] bad = TWO.clone();
        bad[5] ^= 1;
        Files.write(worn.roll.resolve("two.wav"), bad);
        SetDrive second = drive("second").lacks("one.mov");
        try (Centre centre = new Centre(folder)) {
            long first = worn.list(centre.ledger);
            centre.stage(first);
            assertFalse(centre.lit(first, Light.SAFE_TO_UNPLUG));

            long repair = second.list(centre.ledger);
            centre.stage(repair);
            assertEquals(TWO.length, centre.ledger.rolls().totals(repair).sourceBytesRead(), "the large file is safe already");
            assertTrue(centre.lit(repair, Light.SAFE_TO_UNPLUG), () -> centre.why(repair).toString());
            long read = centre.ledger.rolls().totals(first).sourceBytesRead();
            centre.stage(first);
            assertEquals(read, centre.ledger.rolls().totals(first).sourceBytesRead());
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
            String good = centre.ledger.copies().stagingKeys(first).get("two.wav");
            assertEquals(-1, java.util.Arrays.mismatch(TWO, Files.readAllBytes(centre.plainDisk().file(good))));
        }
    }

    @Test
    void damageToASharedObjectDarkensBothUntilTheDriveThatHasItHealsBoth() throws IOException {
        SetDrive original = drive("original");
        SetDrive rest = drive("rest").lacks("one.mov");
        try (Centre centre = new Centre(folder)) {
            long first = original.list(centre.ledger);
            centre.stage(first);
            long again = rest.list(centre.ledger);
            centre.stage(again);
            assertEquals(TWO.length, centre.ledger.rolls().totals(again).sourceBytesRead(), "what lies on the drive is read from it");
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());

            centre.ledger.copies().lost(one(centre, first), Tier.STAGING, centre.staging.address());
            assertFalse(centre.lit(first, Light.SAFE_TO_UNPLUG));
            assertFalse(centre.lit(again, Light.SAFE_TO_UNPLUG), "the same object was its copy too");
            centre.stage(first);
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
            centre.stage(again);
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
        }
    }

    @Test
    void otherBytesUnderASharedObjectProveNothingToAnybody() throws IOException {
        SetDrive original = drive("original");
        SetDrive rest = drive("rest").lacks("one.mov");
        try (Centre centre = new Centre(folder)) {
            long first = original.list(centre.ledger);
            centre.stage(first);
            long again = rest.list(centre.ledger);
            centre.stage(again);
            // The first roll is staged anew from a drive whose bytes have turned bad in the meantime.
            byte[] bad = ONE.clone();
            bad[7] ^= 1;
            Files.write(original.roll.resolve("one.mov"), bad);
            centre.ledger.copies().lost(one(centre, first), Tier.STAGING, centre.staging.address());
            centre.stage(first);
            centre.stage(again);
            assertFalse(centre.lit(first, Light.SAFE_TO_UNPLUG));
            assertFalse(centre.lit(again, Light.SAFE_TO_UNPLUG));

            Files.write(original.roll.resolve("one.mov"), ONE);
            centre.stage(first);
            centre.stage(again);
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
        }
    }

    /** A full second copy is read, so that it is known to be good, and not sent. */
    @Test
    void whatIsSafeAlreadyIsReadAndNotSentAgain() throws IOException {
        SetDrive original = drive("original");
        SetDrive copy = drive("copy");
        try (Centre centre = new Centre(folder)) {
            long first = original.list(centre.ledger);
            centre.stage(first);
            long again = copy.list(centre.ledger);
            centre.stage(again);
            assertEquals(copy.bytes(), centre.ledger.rolls().totals(again).sourceBytesRead());
            assertEquals(0, centre.ledger.rolls().totals(again).bytesStaged());
            assertEquals(centre.ledger.copies().stagingKeys(first), centre.ledger.copies().stagingKeys(again));
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());

            centre.ledger.copies().lost(one(centre, first), Tier.STAGING, centre.staging.address());
            assertFalse(centre.lit(again, Light.SAFE_TO_UNPLUG), "the object was its copy too");
            centre.stage(again);
            centre.stage(first);
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
        }
    }

    @Test
    void oneFileThatIsNotTheSameIsStagedAndTheOthersAreNot() throws IOException {
        SetDrive original = drive("original");
        SetDrive copy = drive("copy");
        byte[] bad = TWO.clone();
        bad[7] ^= 1;
        Files.write(copy.roll.resolve("two.wav"), bad);
        try (Centre centre = new Centre(folder)) {
            centre.stage(original.list(centre.ledger));
            long again = copy.list(centre.ledger);
            centre.stage(again);
            assertEquals(TWO.length, centre.ledger.rolls().totals(again).bytesStaged());
            assertTrue(centre.codes(again).contains("HASH_MISMATCH"), centre.codes(again).toString());
            assertFalse(centre.lit(again, Light.SAFE_TO_UNPLUG));
        }
    }

    @Test
    void aLaterCopyWithOneFlippedBitIsDarkThoughTheFirstIsSafe() throws IOException {
        SetDrive original = drive("original");
        SetDrive copy = drive("copy");
        byte[] bad = ONE.clone();
        bad[7] ^= 1;
        Files.write(copy.roll.resolve("one.mov"), bad);
        try (Centre centre = new Centre(folder)) {
            long first = original.list(centre.ledger);
            centre.stage(first);
            long again = copy.list(centre.ledger);
            centre.stage(again);
            centre.stage(again);
            assertTrue(centre.codes(again).contains("HASH_MISMATCH"), centre.codes(again).toString());
            assertFalse(centre.lit(again, Light.SAFE_TO_UNPLUG));
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
        }
    }

    @Test
    void whatIsHalfWrittenOfAFileThatCameWithAnotherDriveIsGivenUp() throws IOException {
        byte[] large = SetDrive.noise(3, 16 << 20);
        SetDrive original = new SetDrive(folder.resolve("original")).sealed("one.mov", large);
        SetDrive second = new SetDrive(folder.resolve("second")).sealed("one.mov", large);
        try (Centre centre = new Centre(folder)) {
            centre.settings(Centre.PARTS);
            long first = original.list(centre.ledger);
            FakeSource source = new FakeSource(original.mount, "CARDS/A001");
            source.fault("one.mov", 12 << 20, () -> {
                source.gone = true;
                throw new IOException("No such device");
            });
            centre.stageFrom((drive, roll) -> source);
            assertThrows(StepFailure.class, () -> centre.stage(first));
            Upload half = centre.ledger.uploads().allOpen(Tier.STAGING).get(0);
            assertFalse(centre.staging.store().listParts(half.key(), half.remoteId()).isEmpty());

            long again = second.list(centre.ledger);
            centre.stageFrom((drive, roll) -> roll.id() == first ? source : new DriveFolder(second.mount, "CARDS/A001"));
            centre.stage(again);
            centre.stage(first);
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
            assertTrue(centre.ledger.uploads().allOpen(Tier.STAGING).isEmpty());
            assertTrue(centre.staging.store().listParts(half.key(), half.remoteId()).isEmpty());
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
        }
    }

    private static long one(Centre centre, long roll) {
        return centre.ledger.rolls().files(roll).stream().filter(each -> each.path().equals("one.mov")).findFirst().orElseThrow().id();
    }
}
