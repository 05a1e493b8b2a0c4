package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staging keeps is not what was sent. */
class StagingDamageTest {
    @TempDir
    Path folder;

    @Test
    void aBitThatFlipsBeforeTheReadBackKeepsEveryLightDark() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 6 << 20));
        FakeRottingDisk[] rotting = new FakeRottingDisk[1];
        try (Centre centre = new Centre(folder, disk -> rotting[0] = new FakeRottingDisk(disk), true)) {
            long roll = drive.list(centre.ledger);
            StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
            assertEquals(List.of("STAGING_MISMATCH"), centre.codes(roll));
            assertEquals(Optional.empty(), centre.strength(roll, "clip.mov", Tier.STAGING));
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            assertFalse(Files.exists(centre.plainDisk().file("show/20260102/main/A001/clip.mov")), "the wrong object is thrown away");

            rotting[0].rots = false;
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aFullDiskIsNoticedBeforeItIsFull() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 10));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            StagingConnection.Settings greedy = new StagingConnection.Settings(Centre.PART, 1, Long.MAX_VALUE / 2);
            StagingConnection full = new StagingConnection(centre.staging.address(), centre.staging.store(), centre.staging.disk(), greedy);
            StepFailure failure = assertThrows(StepFailure.class, () -> new StagingSpace().admit(full, centre.ledger.rolls().files(roll)));
            assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
            assertTrue(failure.getMessage().startsWith("STAGING_FULL"), failure.getMessage());
        }
    }

    @Test
    void aKeyCannotLeadOutOfTheStore() throws IOException {
        try (Centre centre = new Centre(folder)) {
            assertThrows(IOException.class, () -> centre.plainDisk().file("../other-bucket/x"));
            assertThrows(IOException.class, () -> centre.plainDisk().file("/etc/passwd"));
        }
    }
}
