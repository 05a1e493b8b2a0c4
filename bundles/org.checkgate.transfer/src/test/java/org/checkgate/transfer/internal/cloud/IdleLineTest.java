package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.Light;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that takes its time to put objects together does not keep the line idle. */
@Tag("long")
class IdleLineTest {
    private static final int FILES = 4;
    /** As many as {@link Clouds} sends at once. */
    private static final int AT_ONCE = 2;

    @TempDir
    Path folder;

    private static String file(Request request) {
        return request.target().replaceAll(".*/(clip\\d)\\.mov.*", "$1");
    }

    @Test
    void whileObjectsArePutTogetherOthersAreSent() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int number = 1; number <= FILES; number++) {
            drive.sealed("clip" + number + ".mov", SetDrive.noise(number, 11 << 20));
        }
        Map<String, Integer> parts = new ConcurrentHashMap<>();
        CountDownLatch others = new CountDownLatch(FILES * 3);
        AtomicBoolean waitedInVain = new AtomicBoolean();
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address()); Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            S3Bucket bucket = Clouds.over(line, SharedServer.bucket(), Duration.ofSeconds(60), Calm.real());
            bucket.ensure(true);
            clouds.use(bucket, true, true);
            line.fate = request -> {
                if (request.part()) {
                    parts.merge(file(request), 1, Integer::sum);
                    others.countDown();
                } else if (request.completes()) {
                    // Nothing is put together before all parts of all files have left.
                    waitedInVain.compareAndSet(false, !arrived(others));
                }
                return Deed.PASS;
            };
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            clouds.backbone.sync(roll);
            assertTrue(!waitedInVain.get(), () -> "only these left while the first " + AT_ONCE + " were put together: " + parts);
            assertEquals(FILES, parts.size());
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
