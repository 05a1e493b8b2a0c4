package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging on a small file system of its own that really fills up. */
@Tag("long")
class FullStagingTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;
    private Path disk;
    private boolean mounted;
    private S3ProxyServer server;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString());
        assumeTrue(mounted, "a small file system can only be mounted by root: staging on a full disk was not checked");
        server = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, disk).server("small", "store").start();
        SharedServer.until("the server answers", () -> server.address().isPresent());
    }

    @AfterEach
    void unmount() throws Exception {
        if (server != null) {
            server.close();
        }
        if (mounted) {
            assertTrue(run("umount", "--lazy", disk.toString()));
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertFull(Centre centre, long roll) {
        StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
        assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour(), failure.getMessage());
        assertTrue(failure.getMessage().startsWith("STAGING_FULL"), failure.getMessage());
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
    }

    @Test
    void aRollThatDoesNotFitIsNotEvenBegun() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("a.mov", SetDrive.noise(1, 30 * MIB)).sealed("b.mov", SetDrive.noise(2, 30 * MIB));
        try (Centre centre = new Centre(folder, server, real -> real, true)) {
            long roll = drive.list(centre.ledger);
            assertFull(centre, roll);
            assertEquals(0, centre.ledger.rolls().totals(roll).sourceBytesRead(), "nothing was read");
        }
    }

    @Test
    void aDiskThatFillsUpInMidCopyStopsItAndItGoesOnWhenThereIsRoom() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("a.mov", SetDrive.noise(1, 8 * MIB)).sealed("b.bin", SetDrive.noise(2, 900_000));
        try (Centre centre = new Centre(folder, server, real -> real, true)) {
            long roll = drive.list(centre.ledger);
            Path ballast = disk.resolve("ballast");
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").fault("a.mov", MIB, () -> fill(ballast));
            centre.stageFrom((d, r) -> source);
            assertFull(centre, roll);
            source.heal();
            assertFull(centre, roll);
            Files.delete(ballast);
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            for (String path : List.of("a.mov", "b.bin")) {
                assertEquals(Strength.READ_BACK_CACHED, centre.strength(roll, path, Tier.STAGING).orElseThrow(), "this file system has no medium");
            }
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG), "the policy asks for more than the cache");
        }
    }

    private static void fill(Path ballast) throws IOException {
        if (Files.exists(ballast)) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (byte[] chunk = new byte[64 * 1024]; ; ) {
                out.write(chunk);
            }
        } catch (IOException full) {
            assertTrue(String.valueOf(full.getMessage()).contains("No space"), full.toString());
        }
    }

    @Test
    void whatIsPromisedToOneRollIsNotPromisedToAnother() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("a.mov", SetDrive.noise(1, 4 * MIB));
        try (Centre centre = new Centre(folder, server, real -> real, true)) {
            long roll = drive.list(centre.ledger);
            var files = centre.ledger.rolls().files(roll);
            StagingConnection.Settings wide = new StagingConnection.Settings(Centre.PART, 1, 41L * MIB);
            StagingConnection connection = new StagingConnection(centre.staging.address(), centre.staging.store(), centre.staging.disk(), wide);
            StagingSpace space = new StagingSpace();
            try (StagingSpace.Promise first = space.admit(connection, files)) {
                String said = assertThrows(StepFailure.class, () -> space.admit(connection, files)).getMessage();
                assertTrue(said.contains("promised to other rolls"), said);
                first.taken(4 * MIB);
                space.admit(connection, files).close();
            }
            space.admit(connection, files).close();
        }
    }

    private SetDrive drive(String name, int seed) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve(name));
        for (int i = 0; i < 6; i++) {
            drive.sealed(name + i + ".mov", SetDrive.noise(seed + i, 4 * MIB));
        }
        return drive;
    }

    private static void carried(Centre centre, long roll) {
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            centre.ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            centre.ledger.copies().record(centre.ledger.rolls().files(roll).stream()
                    .map(file -> new Copy(file.id(), tier, tier.word(), file.path(), Strength.HASHED, Instant.EPOCH)).toList());
        }
    }

    @Test
    void aRollThatNeedNotStayMakesRoomForOneThatWaits() throws IOException {
        try (Centre centre = new Centre(folder, server, real -> real, true, new Policy(Strength.READ_BACK_CACHED, Strength.HASHED, Strength.HASHED))) {
            centre.freeAfter(Optional.of(Duration.ofHours(72)));
            long old = drive("old", 1).list(centre.ledger);
            centre.stage(old);
            carried(centre, old);
            long next = drive("next", 20).list(centre.ledger);
            assertFull(centre, next);
            assertEquals(Optional.of(Strength.READ_BACK_CACHED), centre.strength(old, "old0.mov", Tier.STAGING), "the day is not signed");

            centre.workedAndSigned();
            centre.freeAfter(Optional.empty());
            assertFull(centre, next);
            centre.freeAfter(Optional.of(Duration.ofHours(72)));
            centre.clear();
            assertEquals(Optional.of(Strength.READ_BACK_CACHED), centre.strength(old, "old0.mov", Tier.STAGING), "it is not due");
            centre.stage(next);
            assertTrue(centre.lit(next, Light.SAFE_TO_UNPLUG), () -> centre.why(next).toString());
            assertTrue(centre.lit(old, Light.SAFE_TO_CLEAR), () -> centre.why(old).toString());
            assertFalse(Files.exists(centre.plainDisk().file("show/20260102/main/A001/old0.mov")));
        }
    }
}
