package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.store.DocumentConflict;
import org.checkgate.store.Place;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("long")
class BackboneTest extends Carried {
    private SetDrive drive() throws IOException {
        return new SetDrive(folder.resolve("drive")).sealed("ä/clip 1.mov", SetDrive.noise(1, 6 << 20)).sealed("small.wav", SetDrive.noise(2, 5000))
                .file("ascmhl/ascmhl_chain.xml", "<chain/>".getBytes(), FileRole.MANIFEST, List.of());
    }

    @Test
    void aRollReachesCloudAndArchiveProvenAndTheLightsFollow() throws IOException {
        SetDrive drive = drive();
        long roll = inTheCloud(drive);
        assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "ä/clip 1.mov", Tier.CLOUD));
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        Bucket cloud = clouds.bucket(Tier.CLOUD);
        assertArrayEquals(SetDrive.noise(1, 6 << 20), cloud.get(ROLL + "ä/clip 1.mov").readAllBytes());
        assertEquals("<chain/>", new String(cloud.get(ROLL + ".checkgate/original/ascmhl_chain.xml").readAllBytes()));
        assertTrue(cloud.head(ROLL + "ascmhl/ascmhl_chain.xml").isEmpty(), "that place is for our own chain");

        S3Documents documents = new S3Documents(() -> centre.staging, clouds);
        var stored = documents.put(Place.CLOUD, ROLL + ".checkgate/manifest-1.json", "{}".getBytes(), "application/json");
        centre.ledger.publications().stored(new Document(roll, Tier.CLOUD, stored.key(), stored.size(), stored.crc64()));
        clouds.backbone.archive(roll);
        assertEquals("{}", new String(clouds.bucket(Tier.ARCHIVE).get(ROLL + ".checkgate/manifest-1.json").readAllBytes()));
        assertFalse(centre.lit(roll, Light.SAFE_TO_CLEAR), "the day is not signed off");
        centre.ledger.rolls().signOff(new Destination("show", "20260102", "main"), "Ana");
        assertTrue(centre.lit(roll, Light.SAFE_TO_CLEAR), () -> centre.why(roll).toString());

        var totals = centre.ledger.rolls().totals(roll);
        assertEquals(drive.bytes(), totals.bytesSynced());
        assertEquals(drive.bytes(), totals.bytesArchived());
        clouds.backbone.sync(roll);
        clouds.backbone.archive(roll);
        assertEquals(totals, centre.ledger.rolls().totals(roll), "what is proven is not sent again");
        assertTrue(centre.ledger.uploads().allOpen(Tier.CLOUD).isEmpty());
    }

    @Test
    void aCloudThatIsNeitherSeparateNorAStandInIsNone() throws IOException {
        SetDrive drive = drive();
        try (Clouds near = new Clouds(centre, false)) {
            long roll = staged(drive);
            for (Executable step : List.<Executable>of(() -> near.backbone.sync(roll), () -> near.backbone.archive(roll))) {
                StepFailure failure = assertThrows(StepFailure.class, step);
                assertEquals(StepFailure.Behaviour.NEEDS_SETTING, failure.behaviour());
                assertTrue(failure.getMessage().contains("shares staging's endpoint"), failure.getMessage());
            }
            assertTrue(near.bucket(Tier.CLOUD).head(ROLL + "small.wav").isEmpty(), "nothing was copied");
            assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        }
    }

    @Test
    void otherBytesUnderAKeyAreNeverOverwritten() throws IOException {
        long roll = staged(drive());
        S3Documents documents = new S3Documents(() -> centre.staging, clouds);
        documents.put(Place.CLOUD, ROLL + "small.wav", "somebody else's".getBytes(), "");
        documents.put(Place.CLOUD, ROLL + "ä/clip 1.mov", SetDrive.noise(1, 6 << 20), "");
        StepFailure failure = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        assertEquals(List.of("CLOUD_CONFLICT"), centre.codes(roll));
        assertEquals("somebody else's", new String(clouds.bucket(Tier.CLOUD).get(ROLL + "small.wav").readAllBytes()));
        assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "ä/clip 1.mov", Tier.CLOUD), "equal bytes are simply proven");

        clouds.bucket(Tier.CLOUD).remove(ROLL + "small.wav");
        clouds.backbone.sync(roll);
        assertEquals(List.of(), centre.codes(roll));
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
    }

    @Test
    void aBlockedRollStaysHere() throws IOException {
        SetDrive drive = drive();
        long roll = drive.list(centre.ledger);
        assertTrue(assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll)).getMessage().contains("staging"));
        Files.write(drive.roll.resolve("small.wav"), new byte[5000]);
        centre.stage(roll);
        StepFailure failure = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        assertTrue(failure.getMessage().contains("small.wav"), failure.getMessage());
        assertTrue(clouds.bucket(Tier.CLOUD).head(ROLL + "ä/clip 1.mov").isEmpty());
    }

    @Test
    void damageInStagingNeverReachesTheCloud() throws IOException {
        long roll = staged(drive());
        for (String path : List.of("small.wav", "ä/clip 1.mov")) {
            byte[] bytes = Files.readAllBytes(centre.plainDisk().file(ROLL + path));
            bytes[4000] ^= 1;
            Files.write(centre.plainDisk().file(ROLL + path), bytes);
        }
        assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
        assertEquals(List.of("STAGING_DAMAGED", "STAGING_DAMAGED"), centre.codes(roll));
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG), "a light that was true is dark as soon as it is not");
        assertTrue(clouds.bucket(Tier.CLOUD).head(ROLL + "small.wav").isEmpty());
        assertTrue(clouds.bucket(Tier.CLOUD).head(ROLL + "ä/clip 1.mov").isEmpty());

        centre.stage(roll);
        clouds.backbone.sync(roll);
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
    }

    @Test
    void documentsAreIdempotentAndProven() throws IOException {
        S3Documents documents = new S3Documents(() -> centre.staging, clouds);
        for (Place place : Place.values()) {
            documents.put(place, "x/doc", "one".getBytes(), "text/plain");
            documents.put(place, "x/doc", "one".getBytes(), "text/plain");
            assertThrows(DocumentConflict.class, () -> documents.put(place, "x/doc", "two".getBytes(), "text/plain"), place.name());
            assertEquals("one", new String(documents.read(place, "x/doc", 10).orElseThrow()));
            assertThrows(IOException.class, () -> documents.read(place, "x/doc", 2));
            assertTrue(documents.read(place, "x/none", 10).isEmpty());
        }
    }

    @Test
    void aDeadEndpointAndWrongKeysSayHowToBehave() throws IOException {
        long roll = staged(drive());
        Bucket good = clouds.bucket(Tier.CLOUD);
        clouds.use(Clouds.bucket(Tier.CLOUD, java.net.URI.create("http://127.0.0.1:1"), SharedServer.get().keys(), good.target().bucket()), true, true);
        assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll)).behaviour());
        var wrong = new org.checkgate.transfer.internal.Keys(SharedServer.get().keys().access(), "wrong");
        clouds.use(Clouds.bucket(Tier.CLOUD, SharedServer.address(), wrong, good.target().bucket()), true, true);
        StepFailure refused = assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_SETTING, refused.behaviour());
        assertTrue(refused.getMessage().contains("credentials"), refused.getMessage());
        clouds.use(good, true, true);
        clouds.backbone.sync(roll);
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE));
    }
}
