package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Says;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that asks for fewer requests gets fewer, from all who send there. */
@Tag("long")
class BusyCloudTest {
    private static final long HOUR = 3600 * 1_000_000_000L;

    @TempDir
    Path folder;
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void anHourOfSlowDownTakesFewRequestsAndThenAllGoesThrough() throws IOException {
        storm(new Says(503, "SlowDown"));
    }

    @Test
    void soDoesAnHourOfTooManyRequests() throws IOException {
        storm(new Says(429, "TooManyRequests"));
    }

    @Test
    void whoSaysForHowLongIsLeftAloneForThatLong() throws IOException {
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
             S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), new Calm(nanos::get, nanos::addAndGet))) {
            bucket.ensure(true);
            line.fate = request -> Deed.SAY;
            List<Executable> questions = List.of(() -> bucket.head("a"), () -> bucket.put("a", () -> new ByteArrayInputStream(new byte[9]), 9, Crc64Nvme.base64(0), ""),
                    () -> bucket.create("a", ""), () -> bucket.get("a").close());
            for (Says says : List.of(new Says(503, "SlowDown", "Retry-After: 100"), new Says(429, "TooManyRequests", "retry-after: 100"), new Says(503, "", "Retry-After: 99999"))) {
                line.says = says;
                for (Executable question : questions) {
                    StoreTrouble trouble = assertThrows(StoreTrouble.class, question);
                    long before = nanos.get();
                    Duration asked = Duration.ofSeconds(says.code().isEmpty() ? 120 : 100);
                    assertTrue(trouble.busy() && trouble.asFailure().after().compareTo(asked) >= 0, says + ": " + trouble.asFailure().after());
                    assertThrows(StoreTrouble.class, question);
                    assertTrue(nanos.get() - before >= asked.toNanos(), "the next request left after " + (nanos.get() - before) + " ns");
                }
            }
            line.fate = request -> Deed.PASS;
            assertTrue(bucket.head("a").isEmpty());
            long before = nanos.get();
            assertTrue(bucket.head("a").isEmpty());
            assertEquals(before, nanos.get(), "it is calm again");
        }
    }

    private void storm(Says says) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int i = 0; i < 12; i++) {
            drive.sealed(i + ".mov", SetDrive.noise(i, i < 2 ? 6 << 20 : 3000));
        }
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true); FakeFaultyLine line = new FakeFaultyLine(SharedServer.address())) {
            S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), new Calm(nanos::get, nanos::addAndGet));
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            line.says = says;
            line.fate = request -> Deed.SAY;
            int before = line.requests.size();
            Duration longest = Duration.ZERO;
            while (nanos.get() < HOUR) {
                StepFailure failure = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
                assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour(), failure.getMessage());
                assertTrue(failure.getMessage().contains("slow down"), failure.getMessage());
                longest = failure.after().compareTo(longest) > 0 ? failure.after() : longest;
                nanos.addAndGet(failure.after().toNanos());
            }
            int asked = line.requests.size() - before;
            // Two files and as many small ones side by side, each of which may be the one that looks.
            assertTrue(asked < 500, asked + " requests in an hour");
            assertTrue(longest.compareTo(Duration.ofSeconds(60)) >= 0 && longest.compareTo(Duration.ofSeconds(180)) <= 0, longest.toString());

            AtomicLong more = new AtomicLong(6);
            line.fate = request -> more.getAndDecrement() > 0 ? Deed.SAY : Deed.PASS;
            boolean done = false;
            while (!done) {
                nanos.addAndGet(HOUR / 60);
                try {
                    clouds.backbone.sync(roll);
                    done = true;
                } catch (StepFailure e) {
                    assertEquals(StepFailure.Behaviour.RETRY, e.behaviour(), e.getMessage());
                }
            }
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
            assertTrue(bucket.calm().recovered());
            assertTrue(centre.ledger.uploads().allOpen(Tier.CLOUD).isEmpty());
        }
    }
}
