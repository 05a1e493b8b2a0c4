package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.junit.jupiter.api.Test;

/** More than one copy of a file is wrong: each is dark, and a wrong one mends nothing. */
class SeveralWrongScrubTest extends Scrubbed {
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

    /** In place, so that the server goes on to show the checksum that it saw once. */
    private static Path rot(Bucket bucket, String key) throws IOException {
        Path file = SharedServer.get().files().objects().resolve(bucket.target().bucket()).resolve(key);
        flip(file);
        assertEquals(Crc64Nvme.base64(Crc64Nvme.of(SOUND, 0, SOUND.length)), bucket.head(key).orElseThrow().crc64());
        return file;
    }
}
