package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tampering;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A roll of two files that is proven everywhere, and what its tests do to it. */
abstract class Scrubbed {
    static final byte[] CLIP = SetDrive.noise(1, 6 << 20);
    static final byte[] SOUND = SetDrive.noise(2, 9000);
    static final byte[] OTHER = SetDrive.noise(3, 9000);
    static final String PREFIX = "show/20260102/main/A001/";
    static final String KEY = PREFIX + "sound.wav";
    static final ScrubPlan ALWAYS = new ScrubPlan(Optional.of(Duration.ZERO), 1L << 40);

    @TempDir
    Path folder;
    Centre centre;
    Clouds clouds;
    S3Backbone backbone;
    long roll;

    @BeforeEach
    void proven() throws IOException {
        centre = new Centre(folder);
        clouds = new Clouds(centre, true);
        centre.far = new CloudCopies(centre.ledger, clouds, Pace.FREE, Clock.systemUTC());
        backbone = clouds.backbone;
    }

    @AfterEach
    void close() {
        clouds.close();
        centre.close();
    }

    void everywhere() throws IOException {
        everywhere(new SetDrive(folder.resolve("drive")).sealed("clip.mov", CLIP).sealed("sound.wav", SOUND));
    }

    void everywhere(SetDrive drive) throws IOException {
        everywhere(drive, "A001");
    }

    void everywhere(SetDrive drive, String name) throws IOException {
        roll = drive.list(centre.ledger, name);
        centre.stage(roll);
        backbone.sync(roll);
        backbone.archive(roll);
        centre.workedAndSigned();
        assertLit();
    }

    LiveScrub scrub(ScrubPlan plan, Duration slice) {
        return new LiveScrub(centre.ledger, () -> centre.staging, clouds, centre.lanes, tier -> plan, slice, Clock.systemUTC());
    }

    boolean look(Tier tier) {
        return scrub(ALWAYS, Duration.ofMinutes(1)).next(tier);
    }

    /** The stations that were asked for again, until nothing is ready. @return what kept any of them from its end */
    List<StepFailure> work() {
        List<StepFailure> failures = new ArrayList<>();
        for (boolean any = true; any; ) {
            any = false;
            for (Step step : Step.values()) {
                Optional<Work> work = centre.ledger.work().claim(step);
                if (work.isPresent()) {
                    any = true;
                    try {
                        run(work.get());
                        centre.ledger.work().done(work.get());
                    } catch (StepFailure e) {
                        failures.add(e);
                        centre.ledger.work().block(work.get(), e.getMessage());
                    }
                }
            }
        }
        return failures;
    }

    void run(Work work) {
        switch (work.step()) {
            case STAGE -> centre.stage(work.rollId());
            case SYNC -> backbone.sync(work.rollId());
            case ARCHIVE -> backbone.archive(work.rollId());
            case INSPECT, RENDER, PUBLISH -> { }
        }
    }

    void assertLit() {
        for (Light light : Light.values()) {
            assertTrue(centre.lit(roll, light), () -> centre.why(roll).toString());
        }
    }

    List<Finding> findings(String code) {
        return centre.ledger.rolls().findings(roll).stream().filter(finding -> finding.code().equals(code)).toList();
    }

    void assertFound(String code, Tier tier) {
        assertEquals(List.of(Severity.BLOCK), findings(code).stream().map(Finding::severity).toList());
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        Tampering told = centre.ledger.scrubs().untold(10).get(centre.ledger.scrubs().untold(10).size() - 1);
        assertEquals(tier, told.tier());
        assertEquals(findings(code).get(0).sentence(), told.sentence());
    }

    void assertMended(String code, String from) {
        assertEquals(List.of(), work());
        assertLit();
        assertEquals(List.of(Severity.INFO), findings(code).stream().map(Finding::severity).toList());
        assertTrue(findings(code).get(0).sentence().endsWith("replaced from " + from + "."), findings(code).toString());
        assertTrue(look(Tier.CLOUD) && look(Tier.ARCHIVE));
        assertLit();
    }

    void change(Tier tier, String key, byte[] bytes) throws IOException {
        change(clouds.bucket(tier), key, bytes);
    }

    static void change(Bucket bucket, String key, byte[] bytes) throws IOException {
        bucket.remove(key);
        bucket.put(key, () -> new ByteArrayInputStream(bytes), bytes.length, Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length)), "");
    }

    byte[] there(Tier tier, String key) throws IOException {
        try (InputStream in = clouds.bucket(tier).get(key)) {
            return in.readAllBytes();
        }
    }

    Path staged(String path) throws IOException {
        return centre.plainDisk().file(PREFIX + path);
    }

    static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(100);
            int one = bytes.read();
            bytes.seek(100);
            bytes.write(one ^ 1);
            bytes.getFD().sync();
        }
    }

    void driveGone() throws IOException {
        Files.move(folder.resolve("drive"), folder.resolve("away"));
    }
}
