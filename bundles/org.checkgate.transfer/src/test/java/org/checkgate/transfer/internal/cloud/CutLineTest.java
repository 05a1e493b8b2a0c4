package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.FakeTime;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to the cloud breaks, for a moment or for a day. */
@Tag("long")
class CutLineTest {
    private static final byte[] BYTES = SetDrive.noise(1, 23 << 20);
    private static final int PARTS = 5;
    /** Parts of one file that are sent side by side. */
    private static final int SENDERS = 3;
    private static final int SEEDS = 8;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    @Test
    void whereverItIsCutOnlyPartsUnderWayGoAgain() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", BYTES);
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            for (int seed = 1; seed <= SEEDS; seed++) {
                String where = "seed " + seed;
                long before = centre.ledger.rolls().totals(roll).bytesSentTwice();
                try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
                     S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), Calm.real())) {
                    bucket.ensure(true);
                    clouds.use(bucket, true, true);
                    line.cutUpAfter = new Random(seed).nextInt(BYTES.length);
                    clouds.backbone.sync(roll);
                    assertEquals(-1, line.cutUpAfter, where + ": the line was cut");
                    long again = centre.ledger.rolls().totals(roll).bytesSentTwice() - before;
                    assertTrue(again > 0 && again <= line.broken * Centre.PART, where + ": " + again + " bytes again, " + line.broken + " connections broken");
                    assertTrue(line.broken <= SENDERS, where);
                    assertTrue(line.count(Request::part) <= PARTS + line.broken, where);
                    assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> where + centre.why(roll));
                    assertArrayEquals(BYTES, bucket.get("show/20260102/main/A001/clip.mov").readAllBytes(), where);
                }
            }
        }
    }

    /** A line that breaks again and again, and each time carries a little more. */
    @Test
    void whatBreaksAgainAndAgainGetsThere() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", BYTES);
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true); FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
             S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), Calm.real())) {
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            Random random = new Random(5);
            line.fate = request -> {
                if (line.cutUpAfter < 0 && line.bytesUp() < 3L * BYTES.length) {
                    line.cutUpAfter = line.bytesUp() + random.nextInt(9 << 20);
                }
                return Deed.PASS;
            };
            boolean done = false;
            while (!done) {
                try {
                    clouds.backbone.sync(roll);
                    done = true;
                } catch (StepFailure e) {
                    assertEquals(StepFailure.Behaviour.RETRY, e.behaviour(), e.getMessage());
                }
            }
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aDayWithoutALinkAndThenAllGoesAtOnce() throws IOException {
        FakeTime time = new FakeTime();
        SetDrive one = new SetDrive(folder.resolve("one")).sealed("a.mov", SetDrive.noise(1, 9000));
        SetDrive two = new SetDrive(folder.resolve("two")).sealed("b.mov", SetDrive.noise(2, 9000));
        try (Centre centre = new Centre(folder, SharedServer.get(), disk -> disk, true, Policy.DEFAULT, time); Clouds clouds = new Clouds(centre, true);
             FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
             S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), new Calm(time::nanos, time::pass))) {
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            for (SetDrive drive : new SetDrive[] {one, two}) {
                centre.stage(drive.list(centre.ledger));
                centre.ledger.work().done(centre.ledger.work().claim(Step.STAGE).orElseThrow());
            }
            line.fate = request -> Deed.REFUSE;
            long before = line.requests.size();
            Duration longest = Duration.ZERO;
            while (time.nanos() < DAY.toNanos()) {
                for (Optional<Work> work = centre.ledger.work().claim(Step.SYNC); work.isPresent(); work = centre.ledger.work().claim(Step.SYNC)) {
                    long roll = work.get().rollId();
                    StepFailure failure = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
                    assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour());
                    longest = failure.after().compareTo(longest) > 0 ? failure.after() : longest;
                    centre.ledger.work().retry(work.get(), failure.after(), failure.getMessage());
                }
                time.pass(Duration.ofSeconds(10).toNanos());
            }
            long asked = line.requests.size() - before;
            assertTrue(asked < 10_000, asked + " requests in a day, four at each of some 700 tries of each roll");
            assertTrue(longest.compareTo(Duration.ofSeconds(120)) > 0 && longest.compareTo(Duration.ofSeconds(180)) <= 0, longest.toString());

            line.fate = request -> Deed.PASS;
            time.pass(longest.toNanos());
            Work first = centre.ledger.work().claim(Step.SYNC).orElseThrow();
            Work second = centre.ledger.work().claim(Step.SYNC).orElseThrow();
            centre.ledger.work().retry(second, Duration.ofMinutes(2), "the cloud cannot be reached");
            clouds.backbone.sync(first.rollId());
            assertTrue(centre.ledger.work().claim(Step.SYNC).isEmpty(), "the other one waits");
            assertTrue(bucket.calm().recovered());
            new Waiting(centre.ledger).letGo(Tier.CLOUD);
            assertEquals(second.rollId(), centre.ledger.work().claim(Step.SYNC).orElseThrow().rollId(), "at once");
            clouds.backbone.sync(second.rollId());
            assertTrue(centre.lit(second.rollId(), Light.SAFE_TO_REUSE), () -> centre.why(second.rollId()).toString());
        }
    }
}
