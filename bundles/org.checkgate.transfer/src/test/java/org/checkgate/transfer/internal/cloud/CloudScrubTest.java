package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.junit.jupiter.api.Test;

/** An object in cloud or archive is changed or removed behind our back: it is found, dark at once, and brought there again. */
class CloudScrubTest extends Scrubbed {
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
    void aConflictInAnotherBucketIsOverWhenTheFirstOneIsConfiguredAgain() throws IOException {
        everywhere();
        Bucket first = clouds.bucket(Tier.CLOUD);
        try (S3Bucket other = Clouds.bucket(Tier.CLOUD, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket())) {
            other.ensure(true);
            clouds.use(other, true, true);
            change(other, KEY, OTHER);
            centre.ledger.work().rearm(roll, Step.SYNC);
            assertEquals(List.of(StepFailure.Behaviour.NEEDS_PERSON), work().stream().map(StepFailure::behaviour).toList());
            assertEquals(1, findings("CLOUD_CONFLICT").size());
            clouds.use(first, true, true);
            centre.ledger.work().rearm(roll, Step.SYNC);
            assertEquals(List.of(), work());
            assertEquals(List.of(), findings("CLOUD_CONFLICT"));
            assertLit();
        }
    }

    /** A reads an object back for its own proof while B's look finds it overwritten: what A saw is no longer there when A notes it. */
    @Test
    void whatALookFindsWhileAnotherDeliveryProvesItIsAskedAboutAgain() throws IOException {
        everywhere(new SetDrive(folder.resolve("drive")).sealed("sound.wav", SOUND));
        Bucket real = clouds.bucket(Tier.CLOUD);
        Bucket proving = (Bucket) Proxy.newProxyInstance(Bucket.class.getClassLoader(), new Class<?>[] {Bucket.class}, (self, method, arguments) -> {
            if (!method.getName().equals("get")) {
                try {
                    return method.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
            byte[] before = real.get(KEY).readAllBytes();
            change(real, KEY, OTHER);
            clouds.use(real, true, true);
            assertTrue(look(Tier.CLOUD));
            return new ByteArrayInputStream(before);
        });
        long second = new SetDrive(folder.resolve("again")).sealed("sound.wav", SOUND).list(centre.ledger, "A001");
        centre.ledger.work().done(centre.ledger.work().claim(Step.STAGE).map(work -> {
            centre.stage(second);
            return work;
        }).orElseThrow());
        Work sync = centre.ledger.work().claim(Step.SYNC).orElseThrow();
        clouds.use(proving, true, false);
        backbone.sync(second);
        assertFalse(centre.lit(second, Light.SAFE_TO_REUSE), "what it saw is gone");
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        centre.ledger.work().done(sync);
        assertEquals(List.of(), work());
        assertLit();
        assertTrue(centre.lit(second, Light.SAFE_TO_REUSE), () -> centre.why(second).toString());
        assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
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

    /** What is removed there is hidden by a marker. We never name a version, so that whatever anybody wrote is still there for who keeps versions. */
    @Test
    void inABucketThatKeepsVersionsNothingIsEverTakenAway() throws IOException {
        try (FakeS3 server = new FakeS3()) {
            clouds.use(Clouds.bucket(Tier.CLOUD, server.address(), new Keys("a", "b"), "bucket"), true, true);
            everywhere(new SetDrive(folder.resolve("drive")).sealed("sound.wav", SOUND));
            clouds.bucket(Tier.CLOUD).remove(KEY);
            assertTrue(look(Tier.CLOUD));
            assertFound("CLOUD_TAMPERED", Tier.CLOUD);
            assertMended("CLOUD_TAMPERED", "staging");
            assertEquals(2, server.versions("bucket", KEY).size(), "a marker is no object: ours is put there once more");

            change(Tier.CLOUD, KEY, OTHER);
            assertTrue(look(Tier.CLOUD));
            assertMended("CLOUD_TAMPERED", "staging");
            assertArrayEquals(SOUND, there(Tier.CLOUD, KEY));
            assertArrayEquals(OTHER, there(Tier.CLOUD, Aside.key(KEY, 1)));
            List<byte[]> versions = server.versions("bucket", KEY);
            assertEquals(4, versions.size());
            for (int version = 0; version < versions.size(); version++) {
                assertArrayEquals(version == 2 ? OTHER : SOUND, versions.get(version), "version " + version);
            }
        }
    }
}
