package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.WorkState;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging does not give back what it was proven to hold: the light goes out, and the file is staged again. */
class LostSourceTest {
    @TempDir
    Path folder;

    private long staged(Centre centre) throws IOException {
        long roll = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 9000)).list(centre.ledger);
        centre.stage(roll);
        centre.ledger.work().done(centre.ledger.work().claim(Step.STAGE).orElseThrow());
        assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        return roll;
    }

    private static void assertLost(Centre centre, long roll, S3Backbone backbone) {
        StepFailure failure = assertThrows(StepFailure.class, () -> backbone.sync(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        assertEquals(List.of("STAGING_DAMAGED"), centre.codes(roll));
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        assertTrue(centre.ledger.work().ofRoll(roll).stream().anyMatch(work -> work.step() == Step.STAGE && work.state() == WorkState.READY));
        centre.stage(roll);
        assertEquals(List.of(), centre.codes(roll));
    }

    @Test
    void aFileThatIsGoneFromTheEmbeddedStore() throws IOException {
        gone(true);
    }

    @Test
    void anObjectThatIsGoneFromARemoteStore() throws IOException {
        gone(false);
    }

    private void gone(boolean embedded) throws IOException {
        try (Centre centre = new Centre(folder, disk -> disk, embedded); Clouds clouds = new Clouds(centre, true)) {
            long roll = staged(centre);
            Files.delete(centre.plainDisk().file("show/20260102/main/A001/clip.mov"));
            assertLost(centre, roll, clouds.backbone);
            clouds.backbone.sync(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aFileThatTheEmbeddedDiskRefusesToGive() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            StagedFiles real = new StagedObjects(() -> centre.staging);
            S3Backbone backbone = new S3Backbone(centre.ledger, (key, budget) -> new CloudResumeTest.CutOff(real.open(key, budget), 0), () -> centre.staging,
                    clouds, centre.lanes, new BufferBudget());
            assertLost(centre, staged(centre), backbone);
            backbone.stop();
        }
    }
}
