package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two centres with a ledger and a staging of their own get the same roll, and carry it into one bucket. */
@Tag("long")
class TwoAppliancesTest {
    private static final String ROLL = "show/20260102/main/A001/";
    private static final Map<String, byte[]> FILES = new TreeMap<>(Map.of("clip.mov", SetDrive.noise(1, 11 << 20), "one.wav", SetDrive.noise(2, 9000),
            "two.wav", SetDrive.noise(3, 9000), "three.wav", SetDrive.noise(4, 9000)));

    /** One of them. */
    private final class Site implements AutoCloseable {
        final Path folder;
        final Centre centre;
        final Clouds clouds;
        final FakeFaultyLine line = new FakeFaultyLine(SharedServer.address());
        final S3Bucket cloud;

        Site(String name, String bucket) throws IOException {
            folder = Files.createDirectory(parent.resolve(name));
            centre = new Centre(folder);
            clouds = new Clouds(centre, true);
            cloud = Clouds.over(line, bucket, java.time.Duration.ofSeconds(60), Calm.real());
            cloud.ensure(true);
            clouds.use(cloud, true, true);
        }

        long staged(Map<String, byte[]> files) throws IOException {
            SetDrive drive = new SetDrive(folder.resolve("drive"));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                drive.sealed(file.getKey(), file.getValue());
            }
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            return roll;
        }

        @Override
        public void close() throws IOException {
            clouds.close();
            centre.close();
            line.close();
        }
    }

    @TempDir
    Path parent;
    private final String bucket = SharedServer.bucket();
    private Site one;
    private Site two;

    @BeforeEach
    void open() throws IOException {
        one = new Site("one", bucket);
        two = new Site("two", bucket);
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        two.close();
    }

    private Map<String, Seen> there() throws IOException {
        Map<String, Seen> there = new TreeMap<>();
        for (String path : FILES.keySet()) {
            there.put(path, one.cloud.head(ROLL + path).orElseThrow());
        }
        return there;
    }

    private void assertProven(Site site, long roll) throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            assertEquals(Optional.of(Strength.HASHED), site.centre.strength(roll, file.getKey(), Tier.CLOUD), file.getKey());
            assertArrayEquals(file.getValue(), site.cloud.get(ROLL + file.getKey()).readAllBytes(), file.getKey());
        }
        assertTrue(site.centre.lit(roll, Light.SAFE_TO_REUSE), () -> site.centre.why(roll).toString());
        assertEquals(List.of(), site.centre.codes(roll));
        assertEquals(List.of(), site.centre.ledger.uploads().allOpen(Tier.CLOUD));
        assertEquals(List.of(), site.cloud.unfinished(ROLL), "nothing half sent stays there");
    }

    @Test
    void theFirstBringsItAndTheSecondProvesWhatLiesThere() throws IOException {
        long first = one.staged(FILES);
        long second = two.staged(FILES);
        one.clouds.backbone.sync(first);
        Map<String, Seen> before = there();
        two.clouds.backbone.sync(second);
        assertProven(one, first);
        assertProven(two, second);
        assertEquals(before, there(), "nothing was written a second time");
        assertEquals(0, two.line.count(Request::part), "what is worth a look is looked for before it is sent");
    }

    @Test
    void bothAtOnceBringItOnceAndBothProveIt() throws Exception {
        long first = one.staged(FILES);
        long second = two.staged(FILES);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> runs = new ArrayList<>();
        for (Map.Entry<Site, Long> each : Map.of(one, first, two, second).entrySet()) {
            runs.add(threads.submit(() -> {
                together.await();
                each.getKey().clouds.backbone.sync(each.getValue());
                return null;
            }));
        }
        for (Future<?> run : runs) {
            run.get();
        }
        threads.shutdown();
        assertProven(one, first);
        assertProven(two, second);
    }

    @Test
    void anotherRollOfThatNameIsKeptApartAndSaysSo() throws IOException {
        long first = one.staged(FILES);
        Map<String, byte[]> others = new TreeMap<>(FILES);
        others.put("one.wav", SetDrive.noise(12, 9000));
        others.put("clip.mov", SetDrive.noise(11, 11 << 20));
        long second = two.staged(others);
        one.clouds.backbone.sync(first);
        Map<String, Seen> before = there();
        StepFailure held = assertThrows(StepFailure.class, () -> two.clouds.backbone.sync(second));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, held.behaviour());
        assertTrue(held.getMessage().contains("Nothing was overwritten"), held.getMessage());
        assertEquals(List.of("CLOUD_CONFLICT", "CLOUD_CONFLICT"), two.centre.codes(second));
        assertFalse(two.centre.lit(second, Light.SAFE_TO_REUSE));
        assertEquals(before, there());
        assertProven(one, first);
    }
}
