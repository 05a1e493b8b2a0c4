package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.store.Place;
import org.checkgate.transfer.ArchiveRestore.State;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.ScrubPlan;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies cold in the archive is there: it is asked for, and never taken for lost. */
@Tag("long")
class ColdArchiveTest {
    private static final String ROLL = "show/20260102/main/A001/";
    private static final byte[] CLIP = SetDrive.noise(1, 9000);
    private static final Policy READ_BACK = new Policy(Strength.READ_BACK, Strength.HASHED, Strength.READ_BACK);

    @TempDir
    Path folder;

    private final class Archived implements AutoCloseable {
        final FakeS3 archive = new FakeS3();
        final Centre centre;
        final Clouds clouds;
        final S3ArchiveRestore restore;
        final long roll;

        Archived(Policy policy) throws IOException {
            centre = new Centre(folder, SharedServer.get(), disk -> disk, true, policy);
            clouds = new Clouds(centre, true);
            clouds.use(Clouds.bucket(Tier.ARCHIVE, archive.address(), new Keys("a", "b"), "archive"), true, true);
            restore = new S3ArchiveRestore(centre.ledger, clouds);
            roll = new SetDrive(folder.resolve("drive")).sealed("clip.mov", CLIP).sealed("clip2.mov", SetDrive.noise(2, 900)).list(centre.ledger);
            archive.cold = "/archive/show/";
            centre.stage(roll);
            clouds.backbone.sync(roll);
            S3Documents documents = new S3Documents(() -> centre.staging, clouds);
            var stored = documents.put(Place.CLOUD, ROLL + ".checkgate/manifest-1.json", "{}".getBytes(), "application/json");
            centre.ledger.publications().stored(new Document(roll, Tier.CLOUD, stored.key(), stored.size(), stored.crc64()));
            documents.stop();
        }

        List<String> told() {
            return centre.ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals("archive.restore")).map(ActivityEntry::sentence).toList();
        }

        @Override
        public void close() {
            restore.stop();
            clouds.close();
            centre.close();
            archive.close();
        }
    }

    @Test
    void aRollIsAskedForAndBecomesReadable() throws IOException {
        try (Archived all = new Archived(Policy.DEFAULT)) {
            assertThrows(IllegalArgumentException.class, () -> all.restore.request(all.roll, 7, "Ana"), "nothing of it is there yet");
            assertEquals(new State(0, 0, 0, 0, 0, 0, Optional.empty()), all.restore.state(all.roll));
            all.clouds.backbone.archive(all.roll);
            State cold = all.restore.state(all.roll);
            assertEquals(new State(3, 0, 3, 0, 0, 0, Optional.empty()), cold);
            assertFalse(cold.ready());
            for (int days : new int[] {0, 366}) {
                assertThrows(IllegalArgumentException.class, () -> all.restore.request(all.roll, days, "Ana"));
            }
            assertEquals(List.of(), all.told());

            all.restore.request(all.roll, 7, "Ana");
            Set<String> keys = Set.of("/archive/" + ROLL + "clip.mov", "/archive/" + ROLL + "clip2.mov", "/archive/" + ROLL + ".checkgate/manifest-1.json");
            SharedServer.until("all is asked for", () -> all.archive.restoring().keySet().equals(keys));
            assertEquals(Set.of(7), Set.copyOf(all.archive.restoring().values()));
            assertEquals(new State(3, 0, 0, 3, 0, 0, Optional.empty()), all.restore.state(all.roll));
            assertEquals(List.of("Ana asked the archive to make A001 readable for 7 days: 3 objects."), all.told());
            all.restore.request(all.roll, 7, "Ben");
            all.archive.late = true;
            all.restore.request(all.roll, 7, "Ben");
            assertEquals(3, all.told().size(), "asking again is no error");

            all.archive.late = false;
            all.archive.thawed = true;
            State ready = all.restore.state(all.roll);
            assertEquals(new State(3, 0, 0, 0, 3, 0, Optional.of(Instant.parse("2050-12-23T00:00:00Z"))), ready);
            assertTrue(ready.ready());
            assertArrayEquals(CLIP, all.clouds.bucket(Tier.ARCHIVE).get(ROLL + "clip.mov").readAllBytes());
            all.clouds.bucket(Tier.ARCHIVE).remove(ROLL + "clip2.mov");
            assertEquals(1, all.restore.state(all.roll).missing());
            assertFalse(all.restore.state(all.roll).ready());
        }
    }

    @Test
    void anArchiveThatCannotIsSaidToWhoAsked() throws IOException {
        try (Archived all = new Archived(Policy.DEFAULT)) {
            all.clouds.backbone.archive(all.roll);
            all.archive.restoreStatus = 501;
            StepFailure refused = assertThrows(StepFailure.class, () -> all.restore.request(all.roll, 7, "Ana"));
            assertTrue(refused.getMessage().contains("501"), refused.getMessage());
            assertEquals(2, all.told().size());
            assertTrue(all.told().get(1).contains("501"), all.told().get(1));
        }
    }

    @Test
    void whatIsToBeReadBackWaitsForAPersonAndIsNeitherLostNorSentAgain() throws IOException {
        try (Archived all = new Archived(READ_BACK)) {
            for (int run = 0; run < 2; run++) {
                StepFailure cold = assertThrows(StepFailure.class, () -> all.clouds.backbone.archive(all.roll));
                assertEquals(StepFailure.Behaviour.NEEDS_PERSON, cold.behaviour());
                assertTrue(cold.getMessage().contains("it is archived cold; have it restored first"), cold.getMessage());
            }
            assertEquals(List.of(), all.centre.codes(all.roll));
            assertNotNull(all.archive.object("archive", ROLL + "clip.mov"));
            assertTrue(all.centre.lit(all.roll, Light.SAFE_TO_REUSE), () -> all.centre.why(all.roll).toString());
            assertEquals(9900, all.centre.ledger.rolls().totals(all.roll).bytesArchived());

            for (String path : List.of("clip.mov", "clip2.mov")) {
                all.clouds.bucket(Tier.ARCHIVE).restore(ROLL + path, 1);
            }
            all.archive.thawed = true;
            all.clouds.backbone.archive(all.roll);
            assertEquals(Optional.of(Strength.READ_BACK), all.centre.strength(all.roll, "clip.mov", Tier.ARCHIVE));
            assertEquals(9900, all.centre.ledger.rolls().totals(all.roll).bytesArchived());
        }
    }

    @Test
    void aRestoredLedgerKeepsWhatItCannotReadNow() throws IOException {
        Archived all = new Archived(READ_BACK);
        all.archive.cold = "nothing";
        all.clouds.backbone.archive(all.roll);
        ((OpenLedger) all.centre.ledger).close();
        Path file = folder.resolve("ledger");
        Path backups = folder.resolve("backup");
        try (OpenLedger ledger = Ledgers.open(file, READ_BACK, Clock.systemUTC(), backups)) {
            ledger.rolls().sourceBytesRead(all.roll, 0);
        }
        Files.write(folder.resolve("ledger.mv.db"), SetDrive.noise(9, 50_000));
        Ledgers.restore(file, backups, Clock.systemUTC());
        all.archive.cold = "/archive/show/";
        try (OpenLedger ledger = Ledgers.open(file, READ_BACK, Clock.systemUTC())) {
            ledger.endpoints().configured(new Endpoint(Tier.STAGING, all.centre.staging.address(), false, false, false));
            ledger.endpoints().configured(all.clouds.connection(Tier.CLOUD).endpoint());
            Endpoint archive = all.clouds.connection(Tier.ARCHIVE).endpoint();
            ledger.endpoints().configured(archive);
            S3Backbone backbone = new S3Backbone(ledger, new StagedObjects(() -> all.centre.staging), () -> all.centre.staging, all.clouds, all.centre.lanes,
                    new BufferBudget());
            StepFailure cold = assertThrows(StepFailure.class, () -> backbone.archive(all.roll));
            assertTrue(cold.getMessage().contains("archived cold"), cold.getMessage());
            assertEquals(2, ledger.copies().ofRoll(all.roll).stream().filter(copy -> copy.tier() == Tier.ARCHIVE).count(), "none is lost");
            assertEquals(2, ledger.copies().doubted(all.roll, Tier.ARCHIVE, archive.address()).size(), "and none proven");
            backbone.stop();
        } finally {
            all.restore.stop();
            all.clouds.close();
            all.centre.staging.store().close();
            all.archive.close();
        }
    }

    @Test
    void aColdDocumentIsSaidToBeCold() throws IOException {
        try (Archived all = new Archived(Policy.DEFAULT)) {
            all.clouds.backbone.archive(all.roll);
            S3Documents documents = new S3Documents(() -> all.centre.staging, all.clouds);
            String said = assertThrows(IOException.class, () -> documents.read(Place.ARCHIVE, ROLL + ".checkgate/manifest-1.json", 100)).getMessage();
            assertEquals("it is archived cold; have it restored first", said);
            documents.stop();
        }
    }

    @Test
    void whatLiesColdIsNoLossWhenItIsLookedAtAndWhatIsGoneIs() throws IOException {
        try (Archived all = new Archived(READ_BACK)) {
            all.archive.cold = "nothing";
            all.clouds.backbone.archive(all.roll);
            all.centre.workedAndSigned();
            all.archive.cold = "/archive/show/";
            StepFailure cold = assertThrows(StepFailure.class, () -> scrub(all).next(Tier.ARCHIVE));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, cold.behaviour());
            assertEquals(List.of(), all.centre.codes(all.roll));
            assertTrue(all.centre.lit(all.roll, Light.SAFE_TO_CLEAR), () -> all.centre.why(all.roll).toString());

            all.clouds.bucket(Tier.ARCHIVE).remove(ROLL + "clip2.mov");
            LiveScrub again = scrub(all);
            assertThrows(StepFailure.class, () -> again.next(Tier.ARCHIVE));
            assertEquals(List.of("ARCHIVE_TAMPERED"), all.centre.codes(all.roll));
            assertEquals(Optional.of(Strength.READ_BACK), all.centre.strength(all.roll, "clip.mov", Tier.ARCHIVE), "nobody can tell");
            assertEquals(Optional.empty(), all.centre.strength(all.roll, "clip2.mov", Tier.ARCHIVE), "it is not there, cold or not");
            assertFalse(all.centre.lit(all.roll, Light.SAFE_TO_CLEAR));
            assertFalse(again.next(Tier.ARCHIVE), "it is not asked again and again");
            assertTrue(all.centre.ledger.activity().after(0, 1000).stream().noneMatch(entry -> entry.kind().equals("scrub.looked")), "and it does not count");
        }
    }

    private static LiveScrub scrub(Archived all) {
        return new LiveScrub(all.centre.ledger, () -> all.centre.staging, all.clouds, all.centre.lanes,
                tier -> new ScrubPlan(Optional.of(Duration.ZERO), 1L << 40), Duration.ofMinutes(1), Clock.systemUTC());
    }

    @Test
    void aCloudThatWentColdIsNoReasonToLoseAnything() throws IOException {
        try (Archived all = new Archived(Policy.DEFAULT)) {
            all.clouds.use(Clouds.bucket(Tier.CLOUD, all.archive.address(), new Keys("a", "b"), "cloud"), true, true);
            all.clouds.backbone.sync(all.roll);
            S3Documents documents = new S3Documents(() -> all.centre.staging, all.clouds);
            documents.put(Place.CLOUD, ROLL + ".checkgate/manifest-1.json", "{}".getBytes(), "application/json");
            documents.stop();
            all.archive.cold = "/cloud/show/";
            StepFailure cold = assertThrows(StepFailure.class, () -> all.clouds.backbone.archive(all.roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, cold.behaviour());
            assertTrue(cold.getMessage().startsWith("The cloud cannot give it back now"), cold.getMessage());
            assertEquals(Optional.of(Strength.HASHED), all.centre.strength(all.roll, "clip.mov", Tier.ARCHIVE), "it was sent from staging");
            assertTrue(all.centre.lit(all.roll, Light.SAFE_TO_REUSE));
        }
    }

    @Test
    void whatAnArchiveSaysOfAnObject() {
        for (Map.Entry<String, Warmth.State> each : Map.of("GLACIER", Warmth.State.COLD, "DEEP_ARCHIVE", Warmth.State.COLD, "GLACIER_IR", Warmth.State.WARM,
                "STANDARD", Warmth.State.WARM).entrySet()) {
            assertEquals(each.getValue(), Warmth.of(each.getKey(), null, null).state(), each.getKey());
        }
        assertEquals(Warmth.State.WARM, Warmth.of(null, null, null).state());
        assertEquals(Warmth.State.COLD, Warmth.of("INTELLIGENT_TIERING", "DEEP_ARCHIVE_ACCESS", null).state());
        assertEquals(Warmth.State.THAWING, Warmth.of("GLACIER", null, "ongoing-request=\"true\"").state());
        assertEquals(new Warmth(Warmth.State.RESTORED, Optional.of(Instant.parse("2012-12-21T00:00:00Z"))),
                Warmth.of("GLACIER", null, "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2012 00:00:00 GMT\""));
        assertEquals(new Warmth(Warmth.State.RESTORED, Optional.empty()), Warmth.of("GLACIER", null, "ongoing-request=\"false\", expiry-date=\"soon\""));
    }
}
