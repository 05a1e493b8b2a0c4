package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.checkgate.transfer.internal.staging.MinioStaging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that was restored from a backup believes what is no longer so: it is looked at again before any light is on. */
class RestoredLedgerTest {
    private static final String PREFIX = "show/20260102/main/A001/";

    @TempDir
    Path folder;

    private long roll;

    /** Stages and carries three files, backs the ledger up, lets something happen, and restores the ledger. */
    private OpenLedger restored(Centre centre, Clouds clouds, Happening happening) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int i = 1; i <= 3; i++) {
            drive.sealed("clip" + i + ".mov", SetDrive.noise(i, 9000 + i));
        }
        roll = drive.list(centre.ledger);
        centre.stage(roll);
        clouds.backbone.sync(roll);
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        ((OpenLedger) centre.ledger).close();
        Path file = folder.resolve("ledger");
        Path backups = folder.resolve("backup");
        try (OpenLedger ledger = Ledgers.open(file, Policy.DEFAULT, Clock.systemUTC(), backups)) {
            ledger.rolls().sourceBytesRead(roll, 0);
        }
        happening.happen();
        Files.write(folder.resolve("ledger.mv.db"), SetDrive.noise(9, 50_000));
        Ledgers.restore(file, backups, Clock.systemUTC());
        OpenLedger ledger = Ledgers.open(file, Policy.DEFAULT, Clock.systemUTC());
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, centre.staging.address(), false, false, false));
        ledger.endpoints().configured(clouds.connection(Tier.CLOUD).endpoint());
        for (Light light : Light.values()) {
            assertFalse(ledger.rolls().lights(roll).get(light).on(), light::toString);
        }
        return ledger;
    }

    private interface Happening {
        void happen() throws IOException;
    }

    private static MinioStaging stager(Centre centre, OpenLedger ledger) {
        return MinioStaging.usual(ledger, () -> centre.staging, centre.lanes, (drive, of) -> new DriveFolder(Path.of(drive.mount()), of.folder()), Clock.systemUTC());
    }

    private static S3Backbone backbone(Centre centre, Clouds clouds, OpenLedger ledger) {
        return new S3Backbone(ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, clouds, centre.lanes, new BufferBudget());
    }

    private void lit(OpenLedger ledger, Light light) {
        assertTrue(ledger.rolls().lights(roll).get(light).on(), () -> ledger.rolls().lights(roll) + " " + ledger.rolls().findings(roll));
    }

    @Test
    void whatLiesInTheEmbeddedStoreIsReadAgain() throws IOException {
        staging(true);
    }

    @Test
    void whatLiesInARemoteStoreIsReadAgain() throws IOException {
        staging(false);
    }

    private void staging(boolean embedded) throws IOException {
        Centre centre = new Centre(folder, disk -> disk, embedded);
        Clouds clouds = new Clouds(centre, true);
        Path damaged = centre.plainDisk().file(PREFIX + "clip2.mov");
        try (OpenLedger ledger = restored(centre, clouds, () -> {
            byte[] bytes = Files.readAllBytes(damaged);
            bytes[77] ^= 4;
            Files.write(damaged, bytes);
            Files.delete(centre.plainDisk().file(PREFIX + "clip3.mov"));
            Files.move(folder.resolve("drive"), folder.resolve("away"));
        })) {
            MinioStaging staging = stager(centre, ledger);
            StepFailure failure = assertThrows(StepFailure.class, () -> staging.stage(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
            assertFalse(ledger.rolls().lights(roll).get(Light.SAFE_TO_UNPLUG).on());
            assertEquals(List.of("clip2.mov", "clip3.mov"), ledger.rolls().findings(roll).stream().filter(finding -> finding.code().equals("STAGING_DAMAGED"))
                    .map(Finding::path).sorted().toList());
            assertEquals(1, ledger.copies().ofRoll(roll).stream().filter(copy -> copy.tier() == Tier.STAGING).count());
            assertTrue(Files.exists(damaged), "it may be newer than what the ledger knows");

            Files.move(folder.resolve("away"), folder.resolve("drive"));
            staging.stage(roll);
            lit(ledger, Light.SAFE_TO_UNPLUG);
            assertFalse(ledger.rolls().lights(roll).get(Light.SAFE_TO_REUSE).on(), "the cloud was not asked yet");
            long sent = ledger.rolls().totals(roll).bytesSynced();
            S3Backbone backbone = backbone(centre, clouds, ledger);
            backbone.sync(roll);
            lit(ledger, Light.SAFE_TO_REUSE);
            assertEquals(sent, ledger.rolls().totals(roll).bytesSynced(), "what lies in the cloud is asked for, not sent again");
            backbone.stop();
            staging.stop();
        } finally {
            clouds.close();
            centre.staging.store().close();
        }
    }

    @Test
    void aCloudObjectThatWentAfterTheBackupIsCarriedAgain() throws IOException {
        Centre centre = new Centre(folder);
        Clouds clouds = new Clouds(centre, true);
        String gone = PREFIX + "clip1.mov";
        try (OpenLedger ledger = restored(centre, clouds, () -> clouds.bucket(Tier.CLOUD).remove(gone))) {
            S3Backbone backbone = backbone(centre, clouds, ledger);
            assertThrows(StepFailure.class, () -> backbone.sync(roll), "nothing leaves staging that was not read again");
            assertFalse(ledger.rolls().lights(roll).get(Light.SAFE_TO_REUSE).on());
            assertTrue(clouds.bucket(Tier.CLOUD).head(gone).isEmpty());
            MinioStaging staging = stager(centre, ledger);
            staging.stage(roll);
            lit(ledger, Light.SAFE_TO_UNPLUG);
            assertFalse(ledger.rolls().lights(roll).get(Light.SAFE_TO_REUSE).on());
            backbone.sync(roll);
            lit(ledger, Light.SAFE_TO_REUSE);
            assertEquals(9001, clouds.bucket(Tier.CLOUD).head(gone).orElseThrow().size());
            backbone.stop();
            staging.stop();
        } finally {
            clouds.close();
            centre.staging.store().close();
        }
    }
}
