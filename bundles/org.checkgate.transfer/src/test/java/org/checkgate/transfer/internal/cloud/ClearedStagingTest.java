package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.StaleWork;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.staging.MinioStore;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolls that cloud and archive have leave staging, and all that read there go on in a sensible way. */
class ClearedStagingTest {
    private static final byte[] CLIP = SetDrive.noise(1, 6 << 20);
    private static final byte[] SOUND = SetDrive.noise(2, 9000);

    @TempDir
    Path folder;

    private SetDrive drive(String name) throws IOException {
        return new SetDrive(folder.resolve(name)).sealed("clip.mov", CLIP).sealed("sound.wav", SOUND);
    }

    private static Path object(Centre centre, String path) throws IOException {
        return centre.plainDisk().file("show/20260102/main/A001/" + path);
    }

    /** A roll that staging need not hold any longer. */
    private long clearable(Centre centre, Clouds clouds) throws IOException {
        long roll = drive("drive").list(centre.ledger);
        centre.stage(roll);
        clouds.backbone.sync(roll);
        clouds.backbone.archive(roll);
        centre.workedAndSigned();
        assertTrue(centre.lit(roll, Light.SAFE_TO_CLEAR), () -> centre.why(roll).toString());
        return roll;
    }

    private static void assertCleared(Centre centre, long roll) throws IOException {
        assertFalse(Files.exists(object(centre, "clip.mov")));
        assertFalse(Files.exists(object(centre, "sound.wav")));
        assertEquals(List.of(), centre.ledger.clearing().leftovers(centre.staging.address(), 10));
        assertEquals(List.of(), centre.codes(roll));
        for (Light light : Light.values()) {
            assertTrue(centre.lit(roll, light), () -> centre.why(roll).toString());
        }
        assertTrue(centre.ledger.work().ofRoll(roll).stream().allMatch(work -> work.state() == WorkState.DONE), "nothing is started by that");
    }

    private static void loseFromCloud(Centre centre, long roll) {
        Copy copy = centre.ledger.copies().ofRoll(roll).stream().filter(each -> each.tier() == Tier.CLOUD).findFirst().orElseThrow();
        centre.ledger.copies().lost(copy.fileId(), copy.tier(), copy.endpoint());
    }

    @Test
    void whatIsDueGoesAndNothingStagesItAgainOrMissesIt() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = clearable(centre, clouds);
            centre.clear();
            assertTrue(Files.exists(object(centre, "clip.mov")), "nothing is ever let go here");
            centre.freeAfter(Optional.of(Duration.ofHours(72)));
            centre.clear();
            assertTrue(Files.exists(object(centre, "clip.mov")), "its time has not come");
            centre.freeAfter(Optional.of(Duration.ZERO));
            centre.clear();
            assertCleared(centre, roll);

            long read = centre.ledger.rolls().totals(roll).sourceBytesRead();
            centre.stage(roll);
            clouds.backbone.sync(roll);
            clouds.backbone.archive(roll);
            new StaleWork(centre.ledger).stageAgain("elsewhere");
            String said = assertThrows(IllegalArgumentException.class, () -> centre.tryAgain(roll, "clip.mov")).getMessage();
            assertTrue(said.contains("nothing to stage again"), said);
            assertEquals(read, centre.ledger.rolls().totals(roll).sourceBytesRead());
            StagedFiles door = new StagedObjects(() -> centre.staging);
            assertThrows(IOException.class, () -> door.open("show/20260102/main/A001/clip.mov", Long.MAX_VALUE));
            assertCleared(centre, roll);
        }
    }

    @Test
    void aKillBetweenTheLedgerAndTheStoreLeavesNothingBehind() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = clearable(centre, clouds);
            assertTrue(centre.ledger.clearing().clear(roll).isPresent());
            assertTrue(Files.exists(object(centre, "clip.mov")));
            // As after a start: another stager, which knows of nothing.
            centre.stageFrom((drive, any) -> {
                throw new AssertionError("nothing is read");
            });
            centre.clear();
            assertCleared(centre, roll);
        }
    }

    @Test
    void aStoreThatRefusesIsAskedAgain() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = clearable(centre, clouds);
            centre.freeAfter(Optional.of(Duration.ZERO));
            StagingConnection staging = centre.staging;
            StagingStore gone = new MinioStore(URI.create("http://127.0.0.1:1"), "us-east-1",
                    SharedServer.get().keys(), centre.bucket);
            centre.staging = new StagingConnection(staging.address(), gone, staging.disk(), staging.settings());
            assertThrows(StepFailure.class, centre::clear);
            assertEquals(2, centre.ledger.clearing().leftovers(staging.address(), 10).size());
            assertTrue(centre.lit(roll, Light.SAFE_TO_CLEAR));
            gone.close();
            centre.staging = staging;
            centre.clear();
            assertCleared(centre, roll);
        }
    }

    @Test
    void aCloudCopyLostAfterwardsIsBroughtBackFromTheDriveWhenAPersonAsks() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = clearable(centre, clouds);
            // The objects are not removed yet: what is staged anew under their keys must not be taken for them.
            assertTrue(centre.ledger.clearing().clear(roll).isPresent());
            loseFromCloud(centre, roll);
            for (Light light : Light.values()) {
                assertFalse(centre.lit(roll, light), light.name());
            }
            StepFailure held = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, held.behaviour());
            assertTrue(held.getMessage().contains("cleared from staging"), held.getMessage());
            assertEquals(List.of(), centre.codes(roll), "nothing is damaged");

            centre.tryAgain(roll, "clip.mov");
            centre.stage(roll);
            for (String path : List.of("clip.mov", "sound.wav")) {
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, path, Tier.STAGING), "all of it, not the one file alone");
            }
            clouds.backbone.sync(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_CLEAR), () -> centre.why(roll).toString());
            centre.clear();
            assertEquals(-1, Arrays.mismatch(CLIP, Files.readAllBytes(object(centre, "clip.mov"))));
        }
    }

    @Test
    void anotherCloudNeedsTheDriveAgain() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = clearable(centre, clouds);
            centre.freeAfter(Optional.of(Duration.ZERO));
            centre.clear();
            S3Bucket other = Clouds.bucket(Tier.CLOUD, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket());
            other.ensure(true);
            clouds.bucket(Tier.CLOUD).close();
            clouds.use(other, true, true);
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG), "cloud and archive both, or none");
            assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
        }
    }

    @Test
    void aLaterDeliveryIsStagedAsUsual() throws IOException {
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = clearable(centre, clouds);
            centre.freeAfter(Optional.of(Duration.ZERO));
            centre.clear();
            SetDrive second = drive("second");
            long again = second.list(centre.ledger);
            centre.stage(again);
            assertEquals(second.bytes(), centre.ledger.rolls().totals(again).sourceBytesRead());
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
            centre.clear();
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(again, "clip.mov", Tier.STAGING));
            assertCleared(centre, roll);
        }
    }
}
