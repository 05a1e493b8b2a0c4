package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.Configs;
import org.checkgate.transfer.internal.FakeTime;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.shape.BackboneConfig;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.staging.FarCopies;
import org.checkgate.transfer.internal.staging.StagingScrub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A staged file rots or is gone: it comes back from cloud or archive, or from its drive. */
class StagingScrubTest extends Scrubbed {
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

    /** Each was tried from the drive before, in vain. */
    @ParameterizedTest
    @ValueSource(strings = {"STAGING_MISMATCH", "READ_ERROR", "HASH_MISMATCH", "SIZE_MISMATCH", "FILE_CHANGED"})
    void whatTheDriveDidMeanwhileIsOverWhenTheCloudGaveIt(String code) throws IOException {
        everywhere();
        driveGone();
        flip(staged("clip.mov"));
        assertTrue(look(Tier.STAGING));
        centre.ledger.rolls().find(roll, new Finding(code, Severity.BLOCK, "clip.mov", "The drive did not give it.", "It is staged again."));
        assertMended("STAGING_DAMAGED", "the cloud");
        assertEquals(List.of(), findings(code));
        assertLit();
    }

    /** What was right is known until it is back, and what lies in the cloud is not held against what the drive gave meanwhile. */
    @Test
    void whatTheDriveGaveOtherwiseMeanwhileIsReplacedFromTheCloud() throws IOException {
        everywhere();
        try (Stream<Path> drive = Files.walk(folder.resolve("drive"))) {
            flip(drive.filter(file -> file.endsWith("clip.mov")).findFirst().orElseThrow());
        }
        flip(staged("clip.mov"));
        assertTrue(look(Tier.STAGING));
        FarCopies far = centre.far;
        centre.far = FarCopies.NONE;
        centre.stage(roll);
        assertEquals(List.of(Severity.BLOCK), findings("HASH_MISMATCH").stream().map(Finding::severity).toList());
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        centre.far = far;
        assertMended("STAGING_DAMAGED", "the cloud");
        assertEquals(List.of(), findings("HASH_MISMATCH"));
        assertArrayEquals(CLIP, Files.readAllBytes(staged("clip.mov")));
        assertTrue(look(Tier.CLOUD));
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

    @Test
    void whatIsHeldIsNotFetchedEither() throws IOException {
        everywhere();
        driveGone();
        flip(staged("sound.wav"));
        LiveTrafficControl traffic = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of()), Clock.systemUTC(), Governor.real());
        try {
            centre.far = new CloudCopies(centre.ledger, clouds, traffic.turns(), traffic.fetching(), Clock.systemUTC());
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

    private void saidTooEarly(String code) {
        Finding finding = findings(code).get(0);
        centre.ledger.rolls().find(roll, new Finding(code, Severity.INFO, finding.path(), finding.sentence(), finding.next()));
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE), "the proof is what counts");
    }

    /** Who limits a line shares it with somebody, whichever way the bytes go. */
    @Test
    void whatIsFetchedKeepsToTheLimit() throws IOException {
        everywhere();
        driveGone();
        FakeTime time = new FakeTime();
        LiveTrafficControl traffic = new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of("limit", "closed")), time, Governor.real(),
                new Governor(time::nanos, time::pass));
        try {
            centre.far = new CloudCopies(centre.ledger, clouds, traffic.turns(), traffic.fetching(), Clock.systemUTC());
            flip(staged("clip.mov"));
            assertTrue(look(Tier.STAGING));
            assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> centre.stage(roll)).behaviour());
            assertEquals(0, time.nanos(), "over a closed link nothing comes");
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            traffic.limit(Optional.of("1M"), "Ada");
            assertMended("STAGING_DAMAGED", "the cloud");
            Duration took = Duration.ofNanos(time.nanos());
            assertTrue(took.toSeconds() >= 4 && took.toSeconds() <= 6, "6 MiB at 1 MiB a second, but for what is read ahead: " + took);
        } finally {
            traffic.close();
        }
    }
}
