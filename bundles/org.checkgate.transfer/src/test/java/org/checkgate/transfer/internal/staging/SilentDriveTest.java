package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive that neither answers nor fails: it is left alone, nobody waits for it, and what hangs in it may do no harm later. */
class SilentDriveTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final CountDownLatch answers = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        answers.countDown();
    }

    private void hang() throws IOException {
        boolean waited = false;
        while (!waited) {
            try {
                answers.await();
                waited = true;
            } catch (InterruptedException e) {
                // As in a kernel: nothing from outside ends it.
                waited = false;
            }
        }
    }

    private static void impatient(Centre centre) {
        centre.settings(new StagingConnection.Settings(Centre.PART, 2, 0, PATIENCE));
    }

    private static StepFailure assertSilent(Centre centre, long roll) {
        StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        assertTrue(failure.getMessage().contains("another bay"), failure.getMessage());
        Drive drive = centre.ledger.drives().all().get(0);
        assertEquals(List.of("DRIVE_SILENT"), centre.ledger.drives().findings(drive.id()).stream().map(f -> f.code()).toList());
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        return failure;
    }

    @Test
    void aReadThatHangsIsLeftBehindAndWritesNothingWhenItComesBack() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 6 << 20)).sealed("good.mov", SetDrive.noise(2, 3 << 20));
        try (Centre centre = new Centre(folder)) {
            impatient(centre);
            long roll = drive.list(centre.ledger);
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").fault("clip.mov", 1 << 20, this::hang);
            centre.stageFrom((d, r) -> source);
            assertTrue(assertSilent(centre, roll).getMessage().contains("clip.mov"));

            // In another bay it is read by others, while the old read still hangs.
            source.heal();
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            Map<String, Object> before = centre.why(roll);
            Object copies = centre.ledger.copies().ofRoll(roll);
            answers.countDown();
            SharedServer.until("the old read has come back", () -> Thread.getAllStackTraces().values().stream()
                    .noneMatch(stack -> List.of(stack).toString().contains("SilentDriveTest.hang")));
            assertEquals(before, centre.why(roll));
            assertEquals(copies, centre.ledger.copies().ofRoll(roll));
            assertEquals(List.of(), centre.ledger.drives().findings(centre.ledger.drives().all().get(0).id()));
        }
    }

    @Test
    void aDriveThatDoesNotEvenListIsSilentToo() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 100));
        try (Centre centre = new Centre(folder)) {
            impatient(centre);
            long roll = drive.list(centre.ledger);
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").fault("", 0, this::hang);
            centre.stageFrom((d, r) -> source);
            assertSilent(centre, roll);
            assertEquals(Optional.empty(), centre.strength(roll, "clip.mov", Tier.STAGING));
        }
    }

    @Test
    void theOtherFilesOfASilentDriveLetGoOfTheirMemory() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int clip = 0; clip < 4; clip++) {
            drive.sealed("clip" + clip + ".mov", SetDrive.noise(clip, 12 << 20));
        }
        try (Centre centre = new Centre(folder)) {
            impatient(centre);
            long roll = drive.list(centre.ledger);
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").fault("clip0.mov", 1 << 20, this::hang)
                    .fault("clip1.mov", 6 << 20, this::hang);
            centre.stageFrom((d, r) -> source);
            assertSilent(centre, roll);
            source.heal();
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }
}
