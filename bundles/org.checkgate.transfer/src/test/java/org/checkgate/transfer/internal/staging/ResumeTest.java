package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of several parts that was cut off goes on with what the store has acknowledged. */
class ResumeTest {
    private static final int SIZE = 17 << 20;

    @TempDir
    Path folder;

    private FakeSource cutOff(Centre centre, SetDrive drive, long roll) {
        centre.settings(Centre.PARTS);
        FakeSource source = new FakeSource(drive.mount, "CARDS/A001");
        source.fault("clip.mov", 12 << 20, () -> {
            source.gone = true;
            throw new IOException("No such device");
        });
        centre.stageFrom((d, r) -> source);
        assertThrows(StepFailure.class, () -> centre.stage(roll));
        return source;
    }

    @Test
    void acknowledgedPartsAreNotSentAgain() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, SIZE));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            FakeSource source = cutOff(centre, drive, roll);
            Upload left = centre.ledger.uploads().allOpen(Tier.STAGING).get(0);
            assertEquals(2, centre.ledger.uploads().parts(left.id()).size());
            source.heal();
            centre.stage(roll);
            assertEquals(SIZE, centre.ledger.rolls().totals(roll).bytesStaged());
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void partsThatTheStoreNoLongerHasAreSentAgain() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, SIZE));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            FakeSource source = cutOff(centre, drive, roll);
            Upload left = centre.ledger.uploads().allOpen(Tier.STAGING).get(0);
            centre.staging.store().abort(left.key(), left.remoteId());
            source.heal();
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aPartWhoseSourceChangedMeanwhileIsSentAgain() throws IOException {
        byte[] bytes = SetDrive.noise(1, SIZE);
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", bytes);
        byte[] other = bytes.clone();
        other[10] ^= 1;
        Files.write(drive.roll.resolve("clip.mov"), other);
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            FakeSource source = cutOff(centre, drive, roll);
            Files.write(drive.roll.resolve("clip.mov"), bytes);
            source.heal();
            centre.stage(roll);
            assertEquals(Centre.PART, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void anObjectThatWasCompleteBeforeTheKillIsOnlyReadBack() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 6 << 20)).sealed("small", SetDrive.noise(2, 10));
        FakeRottingDisk[] disk = new FakeRottingDisk[1];
        try (Centre centre = new Centre(folder, real -> disk[0] = new FakeRottingDisk(real), true)) {
            long roll = drive.list(centre.ledger);
            disk[0].rots = false;
            disk[0].dies = true;
            assertThrows(StepFailure.class, () -> centre.stage(roll));
            disk[0].dies = false;
            long staged = centre.ledger.rolls().totals(roll).bytesStaged();
            centre.stage(roll);
            assertEquals(staged, centre.ledger.rolls().totals(roll).bytesStaged());
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void anObjectThatWasCompleteAndIsReadOtherwiseNowIsSentAnew() throws IOException {
        byte[] bytes = SetDrive.noise(1, 6 << 20);
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", bytes);
        byte[] other = bytes.clone();
        other[10] ^= 1;
        Files.write(drive.roll.resolve("clip.mov"), other);
        FakeRottingDisk[] disk = new FakeRottingDisk[1];
        try (Centre centre = new Centre(folder, real -> disk[0] = new FakeRottingDisk(real), true)) {
            centre.settings(Centre.PARTS);
            long roll = drive.list(centre.ledger);
            disk[0].rots = false;
            disk[0].dies = true;
            assertThrows(StepFailure.class, () -> centre.stage(roll));
            disk[0].dies = false;
            Upload left = centre.ledger.uploads().allOpen(Tier.STAGING).get(0);
            assertEquals(2, centre.ledger.uploads().parts(left.id()).size());
            Files.write(drive.roll.resolve("clip.mov"), bytes);
            String said = assertThrows(StepFailure.class, () -> centre.stage(roll)).getMessage();
            assertTrue(said.contains("NoSuchUpload"), said);
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }
}
