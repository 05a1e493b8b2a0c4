package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    Path folder;

    @Test
    void aRollIsReadOnceStagedAndReadBack() throws IOException {
        byte[] large = SetDrive.noise(1, 6 << 20);
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", large).sealed("sub/ä b+c#&.wav", SetDrive.noise(2, 70_000))
                .sealed("empty.bin", new byte[0]).file("A001.mhl", "<hashlist/>".getBytes(), FileRole.MANIFEST, List.of())
                .file("notes.txt", "hi".getBytes(), FileRole.EXTRA, List.of());
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            var totals = centre.ledger.rolls().totals(roll);
            assertEquals(drive.bytes(), totals.sourceBytesRead());
            assertEquals(drive.bytes(), totals.bytesStaged());
            assertEquals(0, totals.bytesSentTwice());
            for (String path : List.of("clip.mov", "sub/ä b+c#&.wav", "empty.bin", "A001.mhl", "notes.txt")) {
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, path, Tier.STAGING), path);
            }
            assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "clip.mov", Tier.DRIVE));
            assertEquals(Optional.of(Strength.SIZED), centre.strength(roll, "notes.txt", Tier.DRIVE));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            assertArrayEquals(large, Files.readAllBytes(centre.plainDisk().file("show/20260102/main/A001/clip.mov")));
            assertTrue(centre.ledger.uploads().allOpen(Tier.STAGING).isEmpty());

            centre.stage(roll);
            assertEquals(totals, centre.ledger.rolls().totals(roll), "what is proven is neither read nor sent again");
        }
    }

    /** The embedded server writes an object that came in parts a second time; other stores like parts. */
    @Test
    void theEmbeddedServerIsGivenFilesWhole() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, (int) (3 * Centre.PART + 7)));
        try (Centre centre = new Centre(folder)) {
            long file = 3 * Centre.PART + 7;
            assertEquals(1, centre.staging.plan(file).count());
            assertEquals(2, centre.staging.plan((5L << 30) + 1).count());
            assertEquals(4, new StagingConnection(centre.staging.address(), centre.staging.store(), Optional.empty(), Centre.PARTS).plan(file).count());
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertEquals(drive.bytes(), centre.ledger.rolls().totals(roll).sourceBytesRead());
            assertEquals(drive.bytes(), centre.ledger.rolls().totals(roll).bytesStaged());
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "clip.mov", Tier.STAGING));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void manySmallFilesAreBegunTogetherAndCountedOnce() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int i = 0; i < 300; i++) {
            drive.sealed("frames/A001." + i + ".dpx", SetDrive.noise(i, i));
        }
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            var totals = centre.ledger.rolls().totals(roll);
            assertEquals(drive.bytes(), totals.sourceBytesRead());
            assertEquals(drive.bytes(), totals.bytesStaged());
            assertEquals(0, totals.bytesSentTwice());
            assertTrue(centre.ledger.uploads().allOpen(Tier.STAGING).isEmpty());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void everyHashThatIsStatedIsComputedInTheSameRead() throws IOException {
        byte[] bytes = "hello mhl\n".getBytes();
        SetDrive drive = new SetDrive(folder.resolve("drive")).file("a.mov", bytes, FileRole.SEALED, List.of(
                new StatedHash("xxhash64be", "3b1900b1e1ba85b1", true, 1), new StatedHash("md5", "00000000000000000000000000000000", false, 1),
                new StatedHash("sha1", "1BD1C4E2C6F5A1B1B8F0F1D8E3C8E1B8D0F2A3C4", false, 2)));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertEquals("3b1900b1e1ba85b1", centre.ledger.rolls().files(roll).get(0).hashes().get("xxh64"));
            assertEquals(List.of(), centre.codes(roll), "hashes that the set itself recorded as failed decide nothing");
        }
    }

    @Test
    void aFileThatNothingCanVerifyWaitsForAPerson() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).file("a.mov", new byte[100], FileRole.SEALED, List.of(new StatedHash("null", "", true, 1)));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertEquals(List.of("UNVERIFIABLE"), centre.codes(roll));
            assertEquals(false, centre.lit(roll, Light.SAFE_TO_UNPLUG));
        }
    }

    @Test
    void aRemoteStoreIsReadBackThroughItsOwnDoor() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 6 << 20)).sealed("e", new byte[0]);
        try (Centre centre = new Centre(folder, disk -> disk, false)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void oddNamesAreKeptApartAndKeptAsTheyAre() throws IOException {
        List<String> names = List.of("clip.mov", "CLIP.MOV", "Clip.mov", "caf\u00e9.wav", "cafe\u0301.wav", "a b.mov", " lead", "trail ", "100%25.mov", "a+b.mov",
                "?q=1&x#y", "[x]{y}~^", "-dash", "..dots", "\u6620\u753b.mov", "\ud83c\udfac.mov", "x".repeat(251) + ".mov", "d/".repeat(400) + "deep.mov",
                "quote'\"s", "back\\slash", "tab\tname", "new\nline", "semi;colon", "star*", "\u202egnp.mov");
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int i = 0; i < names.size(); i++) {
            drive.sealed(names.get(i), SetDrive.noise(i, 2000 + i));
        }
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            for (String name : names) {
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, name, Tier.STAGING), name);
            }
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }
}
