package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.Retries;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.LiveLanes;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.cloud.Honesty.Answer;
import org.checkgate.transfer.internal.cloud.Honesty.Lie;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.Room;
import org.checkgate.transfer.internal.shape.Turns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which servers are believed, and what happens with those that are not. */
class HonestyTest {
    @TempDir
    Path folder;

    @Test
    void aServerThatChecksIsBelieved() throws IOException {
        try (S3Bucket bucket = Clouds.bucket(Tier.CLOUD, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket())) {
            bucket.ensure(true);
            Honesty seen = new HonestyProbe(bucket).ask();
            assertTrue(seen.refusesWrongChecksums() && seen.keepsConditions(), seen.toString());
            for (Lie lie : Lie.values()) {
                // This server takes wrong trailers, as many do. We send none, so it is honest all the same, and it is known.
                assertEquals(lie == Lie.TRAILER ? Answer.ACCEPTED : Answer.REFUSED, seen.to(lie), lie.words());
            }
            assertTrue(bucket.unfinished(HonestyProbe.FOLDER).isEmpty(), "nothing of it stays");
        }
    }

    @Test
    void aServerThatEchoesWhatItIsToldIsNot() throws IOException {
        try (FakeLyingS3 liar = new FakeLyingS3(); S3Bucket bucket = Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket")) {
            Honesty seen = new HonestyProbe(bucket).ask();
            assertEquals(Answer.ACCEPTED, seen.to(Lie.CHECKSUM));
            assertEquals(Answer.ACCEPTED, seen.to(Lie.COMPLETE));
            assertFalse(seen.refusesWrongChecksums());
            assertEquals(Answer.ACCEPTED, seen.to(Lie.OVERWRITE_IN_PARTS));
        }
    }

    @Test
    void aDeadServerProvesNothing() throws IOException {
        try (S3Bucket bucket = Clouds.bucket(Tier.CLOUD, URI.create("http://127.0.0.1:1"), new Keys("a", "b"), "bucket")) {
            assertThrows(StoreTrouble.class, () -> new HonestyProbe(bucket).ask());
        }
    }

    @Test
    void whatALiarKeepsIsReadBackAndOnlyThenProven() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 9000));
        try (FakeLyingS3 liar = new FakeLyingS3(); Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            liar.corrupts = true;
            StepFailure failure = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
            assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
            assertEquals(Optional.empty(), centre.strength(roll, "clip.mov", Tier.CLOUD));
            assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
            assertTrue(clouds.bucket(Tier.CLOUD).head("show/20260102/main/A001/clip.mov").isEmpty(), "nothing wrong stays under our key");
            assertEquals(List.of("CLOUD_MISMATCH"), centre.codes(roll));
            assertEquals(Map.of("CLOUD_MISMATCH", 1L), centre.ledger.measures().figures().failures(), "what the alarm counts");
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), "no fault of the drive");

            liar.corrupts = false;
            liar.busyAnswers = 1;
            clouds.backbone.sync(roll);
            assertEquals(List.of(new Retries(LiveLanes.BACKBONE, "SlowDown", 1)), centre.lanes.retries());
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "clip.mov", Tier.CLOUD));
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }
    }

    @Test
    void allThatIsReadBackPassesTheRateOfWhatIsFetched() throws IOException {
        try (FakeLyingS3 liar = new FakeLyingS3(); Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            long roll = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 6 << 20)).list(centre.ledger);
            centre.stage(roll);
            AtomicLong fetched = new AtomicLong();
            S3Backbone paced = new S3Backbone(centre.ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, clouds, centre.lanes, new BufferBudget(),
                    new Turns(Room.USUAL, Clock.systemUTC()), fetched::addAndGet, Clock.systemUTC(), Threads.pool("test-backbone"));
            paced.sync(roll);
            assertEquals(6 << 20, fetched.get());
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
            paced.stop();
        }
    }

    @Test
    void aServerThatOnlyLooksBeforeItTakesAnObjectIsLookedIntoBefore() throws IOException {
        try (FakeLyingS3 liar = new FakeLyingS3(); S3Bucket bucket = Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket")) {
            liar.looksFirst = true;
            Honesty seen = new HonestyProbe(bucket).ask();
            assertEquals(Answer.REFUSED, seen.to(Lie.OVERWRITE));
            assertEquals(Answer.ACCEPTED, seen.to(Lie.RACE));
            assertTrue(seen.knowsConditions() && !seen.keepsConditions());
        }
    }

    private interface Told {
        void to(FakeLyingS3 liar, boolean lies);
    }

    private void neverProven(Told lie) throws IOException {
        byte[] bytes = SetDrive.noise(1, 6 << 20);
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", bytes);
        try (FakeLyingS3 liar = new FakeLyingS3(); Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            lie.to(liar, true);
            StepFailure failure = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
            assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour(), failure.getMessage());
            assertEquals(Optional.empty(), centre.strength(roll, "clip.mov", Tier.CLOUD));
            assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));

            lie.to(liar, false);
            clouds.backbone.sync(roll);
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "clip.mov", Tier.CLOUD));
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aServerThatLosesAPart() throws IOException {
        neverProven((liar, lies) -> liar.losesAPart = lies);
    }

    @Test
    void aServerThatFlipsABitOnReading() throws IOException {
        neverProven((liar, lies) -> liar.flipsOnRead = lies);
    }

    @Test
    void aServerThatGivesAnOlderObject() throws IOException {
        neverProven((liar, lies) -> liar.old = lies ? SetDrive.noise(7, 6 << 20) : null);
    }

    @Test
    void aServerThatWouldCompleteTwiceIsAskedOnce() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 6 << 20));
        try (FakeLyingS3 liar = new FakeLyingS3(); Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            liar.completesTwice = true;
            clouds.backbone.sync(roll);
            assertEquals(1, liar.completes.get());
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "clip.mov", Tier.CLOUD));
        }
    }
}
