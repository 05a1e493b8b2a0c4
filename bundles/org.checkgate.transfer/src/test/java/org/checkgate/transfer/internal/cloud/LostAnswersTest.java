package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server did what it was asked for, and the line broke before it could say so. */
@Tag("long")
class LostAnswersTest {
    private static final String CLIP = "show/20260102/main/A001/clip.mov";
    private static final byte[] BYTES = SetDrive.noise(1, 11 << 20);

    @TempDir
    Path folder;

    /** @return how often the roll was tried */
    private int carried(FakeFaultyLine line, Predicate<Request> which, Deed deed) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", BYTES).sealed("small.wav", SetDrive.noise(2, 5000));
        AtomicBoolean first = new AtomicBoolean(true);
        String name = SharedServer.bucket();
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            S3Bucket bucket = Clouds.over(line, name, Duration.ofSeconds(60), Calm.real());
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            line.fate = request -> which.test(request) && first.getAndSet(false) ? deed : Deed.PASS;
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            int tried = 1;
            while (!done(clouds, roll)) {
                tried++;
            }
            assertTrue(!first.get(), "the answer was lost");
            assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "clip.mov", Tier.CLOUD));
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
            assertArrayEquals(BYTES, bucket.get(CLIP).readAllBytes());
            assertTrue(centre.ledger.uploads().allOpen(Tier.CLOUD).isEmpty());
            return tried;
        }
    }

    private static boolean done(Clouds clouds, long roll) {
        try {
            clouds.backbone.sync(roll);
            return true;
        } catch (StepFailure e) {
            assertEquals(StepFailure.Behaviour.RETRY, e.behaviour(), e.getMessage());
            return false;
        }
    }

    @Test
    void toCompleteIsSettledByWhatLiesThereAndNotAskedForAgain() throws IOException {
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            assertEquals(1, carried(line, Request::completes, Deed.LOSE_ANSWER));
            assertEquals(1, line.count(Request::completes));
        }
    }

    @Test
    void toAWholeObjectIsSettledByWhatLiesThere() throws IOException {
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            assertEquals(1, carried(line, Request::object, Deed.LOSE_ANSWER));
        }
    }

    @Test
    void toAPartCostsThatPartAlone() throws IOException {
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            assertEquals(1, carried(line, Request::part, Deed.LOSE_ANSWER));
            assertEquals(3 + 1, line.count(Request::part));
        }
    }

    @Test
    void toTheBeginningOfAnUploadBeginsAnotherOne() throws IOException {
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            carried(line, Request::createsUpload, Deed.LOSE_ANSWER);
            assertEquals(2, line.count(Request::createsUpload), "the first one is an orphan now");
            assertEquals(3, line.count(Request::part));
        }
    }

    @Test
    void toCompleteThatIsCutInTheMiddleIsNone() throws IOException {
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            assertEquals(1, carried(line, Request::completes, Deed.CUT_ANSWER));
            assertEquals(1, line.count(Request::completes));
        }
    }
}
