package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.DueScrub;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tampering;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Configs;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.shape.BackboneConfig;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.staging.StagingScrub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was proven is changed or removed behind our back: it is found, dark at once, and mended from where it is still right. */
class ScrubTest {
    private static final byte[] CLIP = SetDrive.noise(1, 6 << 20);
    private static final byte[] SOUND = SetDrive.noise(2, 9000);
    private static final byte[] OTHER = SetDrive.noise(3, 9000);
    private static final String PREFIX = "show/20260102/main/A001/";
    private static final String KEY = PREFIX + "sound.wav";
    private static final ScrubPlan ALWAYS = new ScrubPlan(Optional.of(Duration.ZERO), 1L << 40);

    @TempDir
    Path folder;
    private Centre centre;
    private Clouds clouds;
    private S3Backbone backbone;
    private long roll;

    @BeforeEach
    void proven() throws IOException {
        centre = new Centre(folder);
        clouds = new Clouds(centre, true);
        centre.far = new CloudCopies(centre.ledger, clouds, Clock.systemUTC());
        backbone = clouds.backbone;
    }

    @AfterEach
    void close() {
        clouds.close();
        centre.close();
    }

    private void everywhere() throws IOException {
        everywhere(new SetDrive(folder.resolve("drive")).sealed("clip.mov", CLIP).sealed("sound.wav", SOUND));
    }

    private void everywhere(SetDrive drive) throws IOException {
        everywhere(drive, "A001");
    }

    private void everywhere(SetDrive drive, String name) throws IOException {
        roll = drive.list(centre.ledger, name);
        centre.stage(roll);
        backbone.sync(roll);
        backbone.archive(roll);
        centre.workedAndSigned();
        assertLit();
    }

    private LiveScrub scrub(ScrubPlan plan, Duration slice) {
        return new LiveScrub(centre.ledger, () -> centre.staging, clouds, centre.lanes, tier -> plan, slice, Clock.systemUTC());
    }

    private boolean look(Tier tier) {
        return scrub(ALWAYS, Duration.ofMinutes(1)).next(tier);
    }

    /** The stations that were asked for again, until nothing is ready. @return what kept any of them from its end */
    private List<StepFailure> work() {
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

    private void run(Work work) {
        switch (work.step()) {
            case STAGE -> centre.stage(work.rollId());
            case SYNC -> backbone.sync(work.rollId());
            case ARCHIVE -> backbone.archive(work.rollId());
            case INSPECT, RENDER, PUBLISH -> { }
        }
    }

    private void assertLit() {
        for (Light light : Light.values()) {
            assertTrue(centre.lit(roll, light), () -> centre.why(roll).toString());
        }
    }

    private List<Finding> findings(String code) {
        return centre.ledger.rolls().findings(roll).stream().filter(finding -> finding.code().equals(code)).toList();
    }

    private void assertFound(String code, Tier tier) {
        assertEquals(List.of(Severity.BLOCK), findings(code).stream().map(Finding::severity).toList());
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        Tampering told = centre.ledger.scrubs().untold(10).get(centre.ledger.scrubs().untold(10).size() - 1);
        assertEquals(tier, told.tier());
        assertEquals(findings(code).get(0).sentence(), told.sentence());
    }

    private void assertMended(String code, String from) {
        assertEquals(List.of(), work());
        assertLit();
        assertEquals(List.of(Severity.INFO), findings(code).stream().map(Finding::severity).toList());
        assertTrue(findings(code).get(0).sentence().endsWith("replaced from " + from + "."), findings(code).toString());
        assertTrue(look(Tier.CLOUD) && look(Tier.ARCHIVE));
        assertLit();
    }

    private void change(Tier tier, String key, byte[] bytes) throws IOException {
        change(clouds.bucket(tier), key, bytes);
    }

    private static void change(Bucket bucket, String key, byte[] bytes) throws IOException {
        bucket.remove(key);
        bucket.put(key, () -> new ByteArrayInputStream(bytes), bytes.length, Crc64Nvme.base64(Crc64Nvme.of(bytes, 0, bytes.length)), "");
    }

    private byte[] there(Tier tier, String key) throws IOException {
        try (InputStream in = clouds.bucket(tier).get(key)) {
            return in.readAllBytes();
        }
    }

    private Path staged(String path) throws IOException {
        return centre.plainDisk().file(PREFIX + path);
    }

    private static void flip(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(100);
            int one = bytes.read();
            bytes.seek(100);
            bytes.write(one ^ 1);
            bytes.getFD().sync();
        }
    }

    private void driveGone() throws IOException {
        Files.move(folder.resolve("drive"), folder.resolve("away"));
    }

    @Test
    void whatIsAsItShouldBeStaysLitAndIsTold() throws IOException {
        everywhere();
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            assertTrue(look(tier));
            assertTrue(centre.ledger.activity().after(0, 1000).stream().anyMatch(entry -> entry.sentence().equals("A001: 2 files "
                    + (tier == Tier.STAGING ? "in staging" : "in the " + tier.word()) + " looked at, all as they should be.")), tier.word());
            assertFalse(scrub(new ScrubPlan(Optional.of(Duration.ofDays(30)), 1 << 30), Duration.ofMinutes(1)).next(tier), "it was looked at just now");
        }
        assertLit();
        assertEquals(List.of(), work(), "nothing is started by that");
        assertEquals(List.of(), centre.codes(roll));
    }

    @Test
    void whoAsksIsServedWithoutAPeriod() throws IOException {
        everywhere();
        LiveScrub never = scrub(new ScrubPlan(Optional.empty(), 0), Duration.ofMinutes(1));
        assertFalse(never.next(Tier.CLOUD));
        centre.ledger.scrubs().ask(roll);
        assertTrue(never.next(Tier.CLOUD));
        assertFalse(never.next(Tier.CLOUD));
        assertTrue(never.next(Tier.STAGING), "nothing else moves, so that it may read");
    }

    @Test
    void anObjectThatIsGoneIsPutBack() throws IOException {
        everywhere();
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            clouds.bucket(tier).remove(PREFIX + "clip.mov");
            assertTrue(look(tier));
            assertFound(Tampered.code(tier), tier);
            // Both are one server's, which copies from one into the other.
            assertMended(Tampered.code(tier), tier == Tier.CLOUD ? "staging" : "the cloud");
            assertArrayEquals(CLIP, there(tier, PREFIX + "clip.mov"));
        }
    }

    @Test
    void otherBytesAreKeptAsideAndReplaced() throws IOException {
        everywhere();
        change(Tier.CLOUD, KEY, OTHER);
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertMended("CLOUD_TAMPERED", "staging");
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
        assertArrayEquals(OTHER, there(Tier.CLOUD, Aside.key(KEY, 1)));

        byte[] longer = SetDrive.noise(4, 9001);
        change(Tier.CLOUD, KEY, longer);
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertMended("CLOUD_TAMPERED", "staging");
        assertArrayEquals(longer, there(Tier.CLOUD, Aside.key(KEY, 2)), "each is evidence");
        assertEquals(2, centre.ledger.scrubs().untold(10).size(), "the second time is another event");
    }

    @Test
    void whatComesBackByItselfIsProvenAndNotSentAgain() throws IOException {
        everywhere();
        clouds.bucket(Tier.CLOUD).remove(KEY);
        assertTrue(look(Tier.CLOUD));
        change(Tier.CLOUD, KEY, SOUND);
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE), "nobody has looked at that");
        long sent = centre.ledger.rolls().totals(roll).bytesSynced();
        assertEquals(List.of(), work());
        assertLit();
        assertEquals(sent, centre.ledger.rolls().totals(roll).bytesSynced());
        assertTrue(clouds.bucket(Tier.CLOUD).head(Aside.key(KEY, 1)).isEmpty());
        assertTrue(findings("CLOUD_TAMPERED").get(0).sentence().endsWith(BucketMending.AGAIN), findings("CLOUD_TAMPERED").toString());
    }

    @Test
    void aStopBetweenDarkAndMendedIsMadeUpFor() throws IOException {
        everywhere();
        change(Tier.CLOUD, KEY, OTHER);
        assertTrue(look(Tier.CLOUD));
        Work cutOff = centre.ledger.work().claim(Step.SYNC).orElseThrow();
        // It had been kept aside, and not been taken away.
        clouds.bucket(Tier.CLOUD).copy(KEY, Aside.key(KEY, 1), clouds.bucket(Tier.CLOUD).head(KEY).orElseThrow());
        centre.ledger.work().recover();
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        assertThrows(IllegalStateException.class, () -> centre.ledger.work().done(cutOff));
        assertMended("CLOUD_TAMPERED", "staging");
        assertTrue(clouds.bucket(Tier.CLOUD).head(Aside.key(KEY, 2)).isEmpty(), "once is enough");
    }

    @Test
    void aStopAfterItWasProvenAgainLeavesNothingDark() throws IOException {
        everywhere();
        clouds.bucket(Tier.CLOUD).remove(KEY);
        assertTrue(look(Tier.CLOUD));
        Finding before = findings("CLOUD_TAMPERED").get(0);
        assertEquals(List.of(), work());
        centre.ledger.rolls().find(roll, before);
        centre.ledger.work().rearm(roll, Step.SYNC);
        assertEquals(List.of(), work());
        assertLit();
    }

    @Test
    void aStopBetweenMendedAndProvenNeedsNoDrive() throws IOException {
        everywhere();
        driveGone();
        flip(staged("sound.wav"));
        assertTrue(look(Tier.STAGING));
        saidTooEarly("STAGING_DAMAGED");
        assertEquals(List.of(), work());
        assertLit();
        centre.freeAfter(Optional.of(Duration.ZERO));
        centre.clear();
        change(Tier.CLOUD, KEY, OTHER);
        assertTrue(look(Tier.CLOUD));
        clouds.bucket(Tier.CLOUD).remove(KEY);
        saidTooEarly("CLOUD_TAMPERED");
        assertEquals(List.of(), work());
        assertLit();
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
    }

    private void saidTooEarly(String code) {
        Finding finding = findings(code).get(0);
        centre.ledger.rolls().find(roll, new Finding(code, Severity.INFO, finding.path(), finding.sentence(), finding.next()));
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE), "the proof is what counts");
    }

    @Test
    void aStagedFileThatRotsComesBackWithoutItsDrive() throws IOException {
        everywhere();
        driveGone();
        flip(staged("clip.mov"));
        assertTrue(look(Tier.STAGING));
        assertFound("STAGING_DAMAGED", Tier.STAGING);
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        assertMended("STAGING_DAMAGED", "the cloud");
        assertArrayEquals(CLIP, Files.readAllBytes(staged("clip.mov")));
        assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "clip.mov", Tier.STAGING));
        assertTrue(look(Tier.STAGING));
        assertLit();
    }

    @Test
    void aStagedFileThatIsNowhereElseComesFromTheDrive() throws IOException {
        roll = new SetDrive(folder.resolve("drive")).sealed("sound.wav", SOUND).list(centre.ledger);
        centre.stage(roll);
        centre.ledger.work().done(centre.ledger.work().claim(Step.STAGE).orElseThrow());
        Files.delete(staged("sound.wav"));
        assertTrue(look(Tier.STAGING));
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        assertTrue(findings("STAGING_DAMAGED").get(0).sentence().endsWith("is gone from staging."));
        centre.stage(roll);
        assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
    }

    @Test
    void whereCloudAndStagingAreWrongTheArchiveMendsBoth() throws IOException {
        everywhere();
        driveGone();
        change(Tier.CLOUD, KEY, OTHER);
        flip(staged("sound.wav"));
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        // The cloud's station finds out by itself that staging cannot help.
        for (StepFailure failure : work()) {
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        }
        assertEquals(List.of(), work());
        assertLit();
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
        assertArrayEquals(SOUND, Files.readAllBytes(staged("sound.wav")));
        assertTrue(findings("STAGING_DAMAGED").get(0).sentence().endsWith("replaced from the archive."), findings("STAGING_DAMAGED").toString());
    }

    @Test
    void whereEverythingIsWrongAllIsDarkAndAPersonIsAsked() throws IOException {
        everywhere();
        driveGone();
        change(Tier.CLOUD, KEY, OTHER);
        change(Tier.ARCHIVE, KEY, OTHER);
        flip(staged("sound.wav"));
        assertTrue(look(Tier.STAGING) && look(Tier.CLOUD) && look(Tier.ARCHIVE));
        List<StepFailure> failures = work();
        assertTrue(failures.stream().allMatch(failure -> failure.behaviour() == StepFailure.Behaviour.NEEDS_PERSON), failures.toString());
        assertTrue(failures.stream().anyMatch(failure -> failure.getMessage().contains("plug it in again")), failures.toString());
        for (Light light : Light.values()) {
            assertFalse(centre.lit(roll, light), light.name());
        }
        assertArrayEquals(OTHER, there(Tier.CLOUD, KEY), "nothing is taken away that nothing can replace");
        Files.move(folder.resolve("away"), folder.resolve("drive"));
        centre.ledger.work().rearm(roll, Step.STAGE);
        work();
        for (Step step : List.of(Step.SYNC, Step.ARCHIVE)) {
            centre.ledger.work().rearm(roll, step);
        }
        assertEquals(List.of(), work());
        assertLit();
    }

    @Test
    void aCopyThatIsWrongAsWellMendsNothingAndIsDarkToo() throws IOException {
        everywhere();
        driveGone();
        change(Tier.CLOUD, KEY, OTHER);
        flip(staged("sound.wav"));
        assertTrue(look(Tier.STAGING));
        assertEquals(List.of(), work());
        assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "sound.wav", Tier.STAGING));
        assertArrayEquals(SOUND, Files.readAllBytes(staged("sound.wav")), "the archive had it");
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY), "that the cloud had not was seen on the way");
        assertLit();
    }

    @Test
    void aClearedRollIsMendedFromTheOtherBucketAndStaysCleared() throws IOException {
        everywhere();
        driveGone();
        centre.freeAfter(Optional.of(Duration.ZERO));
        centre.clear();
        assertFalse(look(Tier.STAGING), "there is nothing to look at");
        change(Tier.CLOUD, PREFIX + "clip.mov", OTHER);
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertMended("CLOUD_TAMPERED", "the archive");
        clouds.bucket(Tier.ARCHIVE).remove(KEY);
        assertTrue(look(Tier.ARCHIVE));
        assertMended("ARCHIVE_TAMPERED", "the cloud");
        assertArrayEquals(CLIP, there(Tier.CLOUD, PREFIX + "clip.mov"));
        assertTrue(centre.ledger.copies().ofRoll(roll).stream().noneMatch(copy -> copy.tier() == Tier.STAGING));
        assertFalse(Files.exists(staged("clip.mov")));
    }

    @Test
    void anEndpointThatIsDownInTheMiddleLosesNothingAndTheLookGoesOn() throws IOException {
        everywhere();
        LiveScrub slowly = scrub(new ScrubPlan(Optional.of(Duration.ZERO), 1 << 30), Duration.ZERO);
        assertTrue(slowly.next(Tier.CLOUD), "the first of two files");
        Bucket real = clouds.bucket(Tier.CLOUD);
        try (S3Bucket dead = Clouds.bucket(Tier.CLOUD, URI.create("http://127.0.0.1:1"), SharedServer.get().keys(), real.target().bucket())) {
            clouds.use(dead, true, true);
            assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> slowly.next(Tier.CLOUD)).behaviour());
        }
        assertLit();
        assertFalse(slowly.next(Tier.CLOUD), "later");
        clouds.use(real, true, true);
        real.remove(PREFIX + "clip.mov");
        assertTrue(look(Tier.CLOUD), "as after a start");
        assertEquals(1, centre.ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals("scrub.looked")).count());
        assertEquals(List.of(), centre.codes(roll), "that file was looked at before; its time comes again");
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
    }

    @Test
    void aRefusalIsNoLossAndDoesNotCount() throws IOException {
        everywhere();
        Bucket real = clouds.bucket(Tier.CLOUD);
        try (S3Bucket refused = Clouds.bucket(Tier.CLOUD, SharedServer.address(), new Keys(SharedServer.get().keys().access(), "wrong"), real.target().bucket())) {
            clouds.use(refused, true, true);
            assertEquals(StepFailure.Behaviour.NEEDS_SETTING, assertThrows(StepFailure.class, () -> look(Tier.CLOUD)).behaviour());
        }
        clouds.use(real, true, true);
        assertLit();
        assertEquals(List.of(), centre.codes(roll));
        assertTrue(centre.ledger.activity().after(0, 1000).stream().noneMatch(entry -> entry.kind().equals("scrub.looked")));
    }

    @Test
    void whereAWordIsNoProofTheBytesAreFetched() throws IOException {
        try (FakeLyingS3 liar = new FakeLyingS3()) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            everywhere(new SetDrive(folder.resolve("drive")).sealed("sound.wav", SOUND));
            liar.rot("bucket", KEY);
            assertTrue(look(Tier.CLOUD));
            assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        }
    }

    @Test
    void whatCannotBeKeptAsideStays() throws IOException {
        try (FakeLyingS3 liar = new FakeLyingS3()) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            everywhere(new SetDrive(folder.resolve("drive")).sealed("sound.wav", SOUND));
            change(Tier.CLOUD, KEY, OTHER);
            assertTrue(look(Tier.CLOUD));
            List<StepFailure> failures = work();
            assertEquals(List.of(StepFailure.Behaviour.NEEDS_PERSON), failures.stream().map(StepFailure::behaviour).toList());
            assertTrue(findings("CLOUD_TAMPERED").get(0).sentence().contains("It is not replaced"), findings("CLOUD_TAMPERED").toString());
            assertEquals(Severity.BLOCK, findings("CLOUD_TAMPERED").get(0).severity());
            assertArrayEquals(OTHER, there(Tier.CLOUD, KEY));
            clouds.bucket(Tier.CLOUD).remove(KEY);
            centre.ledger.work().rearm(roll, Step.SYNC);
            assertEquals(List.of(), work());
            assertLit();
        }
    }

    @Test
    void whatIsPutThereWhileItIsMendedIsKeptAsideToo() throws IOException {
        everywhere();
        clouds.bucket(Tier.CLOUD).remove(KEY);
        assertTrue(look(Tier.CLOUD));
        AtomicBoolean once = new AtomicBoolean(true);
        StagedFiles real = new StagedObjects(() -> centre.staging);
        backbone = new S3Backbone(centre.ledger, (key, budget) -> {
            if (key.endsWith("sound.wav") && once.getAndSet(false)) {
                change(Tier.CLOUD, KEY, OTHER);
            }
            return real.open(key, budget);
        }, () -> centre.staging, clouds, centre.lanes, new BufferBudget());
        assertMended("CLOUD_TAMPERED", "staging");
        assertFalse(once.get());
        assertArrayEquals(OTHER, there(Tier.CLOUD, Aside.key(KEY, 1)));
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
        backbone.stop();
    }

    @Test
    void aDocumentOfOursIsMendedFromTheArchiveOrNotAtAll() throws IOException {
        everywhere();
        Roll of = centre.ledger.rolls().find(roll).orElseThrow();
        String key = PREFIX + ".checkgate/manifest-1.json";
        Path file = Files.write(folder.resolve("manifest"), SOUND);
        long crc64 = Crc64Nvme.of(SOUND, 0, SOUND.length);
        ExecutorService senders = Executors.newCachedThreadPool();
        new DocumentCarrier(clouds.connection(Tier.CLOUD), senders).carry(key, file, crc64, "application/json");
        centre.ledger.publications().stored(new Document(of.id(), Tier.CLOUD, key, SOUND.length, Crc64Nvme.hex(crc64)));
        change(Tier.CLOUD, key, OTHER);
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertEquals(key, findings("CLOUD_TAMPERED").get(0).path());
        List<StepFailure> failures = work();
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failures.get(0).behaviour());
        assertTrue(findings("CLOUD_TAMPERED").get(0).sentence().contains("No other proven copy"));
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));

        change(Tier.CLOUD, key, SOUND);
        centre.ledger.work().rearm(roll, Step.SYNC);
        assertEquals(List.of(), work());
        assertLit();
        backbone.archive(roll);
        clouds.bucket(Tier.CLOUD).remove(key);
        assertTrue(look(Tier.CLOUD));
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        assertMended("CLOUD_TAMPERED", "the archive");
        assertArrayEquals(SOUND, there(Tier.CLOUD, key));
        senders.shutdownNow();
    }

    @Test
    void aLargeObjectIsKeptAsideInParts() throws IOException {
        everywhere();
        S3Bucket bucket = (S3Bucket) clouds.bucket(Tier.CLOUD);
        bucket.copyInParts(PREFIX + "clip.mov", "aside", bucket.head(PREFIX + "clip.mov").orElseThrow(), 5 << 20);
        assertArrayEquals(CLIP, there(Tier.CLOUD, "aside"));
    }

    @Test
    void whatLiesInAnotherBucketIsNotTakenAway() throws IOException {
        everywhere();
        clouds.bucket(Tier.CLOUD).remove(KEY);
        assertTrue(look(Tier.CLOUD));
        Bucket first = clouds.bucket(Tier.CLOUD);
        S3Bucket other = Clouds.bucket(Tier.CLOUD, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket());
        other.ensure(true);
        clouds.use(other, true, true);
        change(other, KEY, OTHER);
        centre.ledger.work().rearm(roll, Step.SYNC);
        assertEquals(List.of(StepFailure.Behaviour.NEEDS_PERSON), work().stream().map(StepFailure::behaviour).toList());
        assertEquals(1, findings("CLOUD_CONFLICT").size(), "that key was never ours there");
        assertArrayEquals(OTHER, there(Tier.CLOUD, KEY));
        assertTrue(other.head(Aside.key(KEY, 1)).isEmpty());
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        other.remove(KEY);
        centre.ledger.work().rearm(roll, Step.SYNC);
        assertEquals(List.of(), work());
        assertLit();
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
        first.close();
    }

    @Test
    void aDocumentThatIsWrongWhileItsStationBeginsIsNotSaidToBeRight() throws IOException {
        everywhere();
        String key = PREFIX + ".checkgate/manifest-1.json";
        centre.ledger.publications().stored(new Document(roll, Tier.CLOUD, key, 9, "0000000000000001"));
        DueScrub begun = centre.ledger.scrubs().begin(centre.ledger.scrubs().due(Tier.CLOUD, Optional.of(Duration.ZERO)).get(0));
        centre.ledger.scrubs().reached(begun, centre.ledger.rolls().files(roll).stream().mapToLong(RollFile::id).max().orElseThrow());
        AtomicReference<Work> station = new AtomicReference<>();
        LiveScrub meanwhile = new LiveScrub(centre.ledger, () -> centre.staging, tier -> {
            centre.ledger.work().rearm(roll, Step.SYNC);
            station.set(centre.ledger.work().claim(Step.SYNC).orElseThrow());
            return clouds.connection(tier);
        }, centre.lanes, tier -> ALWAYS, Duration.ofMinutes(1), Clock.systemUTC());
        assertTrue(meanwhile.next(Tier.CLOUD));
        assertTrue(centre.ledger.activity().after(0, 1000).stream().noneMatch(entry -> entry.kind().equals("scrub.looked")), "it is not over");
        centre.ledger.work().done(station.get());
        assertTrue(look(Tier.CLOUD));
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertTrue(look(Tier.CLOUD), "what is known already ends the look");
        assertEquals(List.of("A001: 3 files in the cloud looked at, 1 changed or gone; the findings say which."), centre.ledger.activity().after(0, 1000).stream()
                .filter(entry -> entry.kind().equals("scrub.looked")).map(ActivityEntry::sentence).distinct().toList());
    }

    @Test
    void aLookThatFailsKeepsNobodyElseWaiting() throws IOException {
        everywhere();
        long first = roll;
        everywhere(new SetDrive(folder.resolve("other")).sealed("clip.mov", OTHER), "A002");
        AtomicBoolean once = new AtomicBoolean(true);
        LiveScrub failing = new LiveScrub(centre.ledger, () -> centre.staging, tier -> {
            if (once.getAndSet(false)) {
                throw new IllegalStateException("a fault of our own");
            }
            return clouds.connection(tier);
        }, centre.lanes, tier -> ALWAYS, Duration.ofMinutes(1), Clock.systemUTC());
        assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> failing.next(Tier.CLOUD)).behaviour());
        assertTrue(failing.next(Tier.CLOUD), "the other one");
        List<ActivityEntry> told = centre.ledger.activity().after(0, 1000);
        assertEquals(1, told.stream().filter(entry -> entry.kind().equals("scrub.waits") && entry.sentence().contains("a fault of our own")).count());
        assertEquals(1, told.stream().filter(entry -> entry.kind().equals("scrub.looked")).count());
        assertTrue(centre.lit(first, Light.SAFE_TO_CLEAR));
        assertLit();
    }

    @Test
    void whatIsHeldIsNotFetchedEither() throws IOException {
        everywhere();
        driveGone();
        flip(staged("sound.wav"));
        LiveTrafficControl traffic = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of()), Clock.systemUTC(), Governor.real());
        try {
            centre.far = new CloudCopies(centre.ledger, clouds, traffic.turns(), Clock.systemUTC());
            assertTrue(look(Tier.STAGING));
            centre.ledger.steering().hold(new Hold(Reach.SITE, "", HoldKind.PAUSE, "Ada", "the line is booked", Instant.EPOCH));
            traffic.look();
            StepFailure held = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.RETRY, held.behaviour());
            assertTrue(held.getMessage().contains("is not fetched from") && held.getMessage().contains("is held"), held.getMessage());
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            centre.ledger.steering().release(Reach.SITE, "", "Ada");
            traffic.look();
            assertMended("STAGING_DAMAGED", "the cloud");
        } finally {
            traffic.close();
        }
    }

    @Test
    void whatManifestsHaveComeToAskForSinceMakesNoGoodObjectBad() throws IOException {
        everywhere();
        RollFile read = centre.ledger.rolls().files(roll).stream().filter(file -> file.path().equals("sound.wav")).findFirst().orElseThrow();
        List<StatedHash> more = new ArrayList<>(read.stated());
        more.add(new StatedHash("md5", "00000000000000000000000000000000", true, 2));
        RollFile now = new RollFile(read.id(), read.rollId(), read.path(), read.size(), read.missing(), read.role(), more, read.hashes(), read.crc64());
        Copy copy = centre.ledger.copies().ofFile(read.id()).stream().filter(each -> each.tier() == Tier.STAGING).findFirst().orElseThrow();
        StagingScrub scrub = new StagingScrub(centre.staging, Pace.FREE);
        assertEquals(Optional.empty(), scrub.look(now, copy));
        flip(staged("sound.wav"));
        assertEquals("STAGING_DAMAGED", scrub.look(now, copy).orElseThrow().code());
    }

    @Test
    void aFindingDoesNotGrowWithEachTry() throws IOException {
        try (FakeLyingS3 liar = new FakeLyingS3()) {
            clouds.use(Clouds.bucket(Tier.CLOUD, liar.address(), new Keys("a", "b"), "bucket"), true, false);
            everywhere(new SetDrive(folder.resolve("drive")).sealed("sound.wav", SOUND));
            change(Tier.CLOUD, KEY, OTHER);
            assertTrue(look(Tier.CLOUD));
            work();
            String once = findings("CLOUD_TAMPERED").get(0).sentence();
            centre.ledger.work().rearm(roll, Step.SYNC);
            work();
            assertEquals(once, findings("CLOUD_TAMPERED").get(0).sentence());
            assertTrue(clouds.bucket(Tier.CLOUD).head(Aside.key(KEY, 1)).isEmpty(), "what could not be kept right is not kept at all");
        }
    }

    /** In place, so that the server goes on to show the checksum that it saw once. */
    private static Path rot(Bucket bucket, String key) throws IOException {
        Path file = SharedServer.get().files().objects().resolve(bucket.target().bucket()).resolve(key);
        flip(file);
        assertEquals(Crc64Nvme.base64(Crc64Nvme.of(SOUND, 0, SOUND.length)), bucket.head(key).orElseThrow().crc64());
        return file;
    }

    @Test
    void whatWasFoundByReadingIsNotBelievedAgainWithoutReading() throws IOException {
        everywhere();
        driveGone();
        byte[] rotten = Files.readAllBytes(rot(clouds.bucket(Tier.CLOUD), KEY));
        flip(staged("sound.wav"));
        assertTrue(look(Tier.CLOUD), "the bucket says that all is well");
        assertLit();
        assertTrue(look(Tier.STAGING));
        centre.stage(roll);
        assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "sound.wav", Tier.STAGING), "the archive had it");
        assertFound("CLOUD_TAMPERED", Tier.CLOUD);
        assertTrue(findings("CLOUD_TAMPERED").get(0).sentence().contains(ObjectProof.DIFFERS));
        assertEquals(List.of(), work());
        assertLit();
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY), "its word alone would have lit the light");
        assertArrayEquals(rotten, there(Tier.CLOUD, Aside.key(KEY, 1)));
    }

    @Test
    void whatCannotBeNotedIsNotPassedOver() throws IOException {
        everywhere();
        driveGone();
        change(Tier.CLOUD, KEY, OTHER);
        flip(staged("sound.wav"));
        assertTrue(look(Tier.STAGING));
        centre.ledger.work().rearm(roll, Step.SYNC);
        Work syncing = centre.ledger.work().claim(Step.SYNC).orElseThrow();
        StepFailure later = assertThrows(StepFailure.class, () -> centre.stage(roll));
        assertEquals(StepFailure.Behaviour.RETRY, later.behaviour());
        assertTrue(later.getMessage().contains("its station is working there just now"), later.getMessage());
        assertEquals(Optional.empty(), centre.strength(roll, "sound.wav", Tier.STAGING), "nobody would know of the cloud's");
        centre.ledger.work().done(syncing);
        work();
        centre.ledger.work().rearm(roll, Step.SYNC);
        assertEquals(List.of(), work());
        assertLit();
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
    }

    @Test
    void whatIsLetGoWhileItIsLookedAtIsNotMissed() throws IOException {
        everywhere();
        centre.freeAfter(Optional.of(Duration.ZERO));
        LiveScrub late = new LiveScrub(centre.ledger, () -> {
            centre.clear();
            return centre.staging;
        }, clouds, centre.lanes, tier -> ALWAYS, Duration.ofMinutes(1), Clock.systemUTC());
        assertTrue(late.next(Tier.STAGING));
        assertFalse(Files.exists(staged("clip.mov")), "it is gone");
        assertEquals(List.of(), centre.codes(roll));
        assertLit();
        assertEquals(List.of(), centre.ledger.scrubs().untold(10));
        assertFalse(look(Tier.STAGING));
    }

    /** Whatever happens in whatever order: nothing that the ledger was told of is lit before it is right again. */
    @Test
    void noLightIsOnWhileTheLedgerKnowsOfAWrongCopy() throws IOException {
        everywhere();
        Random dice = new Random(7);
        for (int round = 0; round < 12; round++) {
            Tier tier = dice.nextBoolean() ? Tier.CLOUD : Tier.ARCHIVE;
            boolean rots = dice.nextInt(3) == 0;
            if (rots) {
                flip(staged("sound.wav"));
            }
            if (dice.nextBoolean()) {
                clouds.bucket(tier).remove(KEY);
            } else {
                change(tier, KEY, SetDrive.noise(100 + round, 9000));
            }
            assertTrue(look(tier));
            assertFalse(centre.lit(roll, Light.SAFE_TO_CLEAR), () -> centre.why(roll).toString());
            assertTrue(look(Tier.STAGING));
            assertEquals(!rots, centre.strength(roll, "sound.wav", Tier.STAGING).isPresent());
            work();
            for (Step step : Step.values()) {
                centre.ledger.work().rearm(roll, step);
            }
            assertEquals(List.of(), work());
            assertLit();
            for (Map.Entry<Tier, byte[]> each : Map.of(Tier.CLOUD, there(Tier.CLOUD, KEY), Tier.ARCHIVE, there(Tier.ARCHIVE, KEY),
                    Tier.STAGING, Files.readAllBytes(staged("sound.wav"))).entrySet()) {
                assertArrayEquals(SOUND, each.getValue(), each.getKey().word());
            }
        }
    }
}
