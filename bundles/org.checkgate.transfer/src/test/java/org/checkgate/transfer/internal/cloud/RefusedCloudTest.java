package org.checkgate.transfer.internal.cloud;

import static org.checkgate.transfer.internal.SharedServer.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Configs;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Deed;
import org.checkgate.transfer.internal.cloud.FakeFaultyLine.Says;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.checkgate.transfer.internal.shape.BackboneConfig;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.staging.StagingConfig;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that refuses everybody: the lane stops with a sentence, and goes on by itself when it is right again. */
@Tag("long")
class RefusedCloudTest {
    @TempDir
    Path folder;

    private void keys(Keys keys) throws IOException {
        Path file = Files.createDirectories(folder.resolve("keys")).resolve("cloud.properties");
        Path next = file.resolveSibling("next");
        Files.writeString(next, "accessKey=" + keys.access() + "\nsecretKey=" + keys.secret() + "\n");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private S3ProxyServer server(EmbeddedServers servers) {
        S3ProxyServer server = servers.server("rotating", "objects").start();
        until("the server answers", () -> server.address().isPresent());
        return server;
    }

    private static StepFailure failure(CloudLink link) {
        try {
            link.connection(Tier.CLOUD);
            return StepFailure.retry(Duration.ZERO, "connected", null);
        } catch (StepFailure e) {
            return e;
        }
    }

    private static boolean connected(CloudLink link) {
        return failure(link).getMessage().equals("connected");
    }

    private static WorkState sync(Centre centre, long roll) {
        return centre.ledger.work().ofRoll(roll).stream().filter(work -> work.step() == Step.SYNC).findFirst().orElseThrow().state();
    }

    /** The links of an appliance over a line, with a roll that waits to be synced. */
    private final class Appliance implements AutoCloseable {
        final Centre centre = new Centre(folder);
        final StagingLink staging;
        final CloudLink link;
        final S3Backbone backbone;
        final long roll;

        Appliance(FakeFaultyLine line, EmbeddedServers servers, String bucket) throws IOException {
            staging = new StagingLink(centre.ledger, servers, Configs.of(StagingConfig.class, Map.of("endpoint", SharedServer.address().toString(),
                    "credentialsFile", "keys/none")));
            link = new CloudLink(centre.ledger, servers, staging,
                    new LiveTrafficControl(centre.ledger, Configs.of(BackboneConfig.class, Map.of()), Clock.systemUTC(), Governor.real()), Configs.of(CloudConfig.class, Map.of("endpoint", line.address().toString(),
                    "bucket", bucket, "createBuckets", true, "standIn", true, "partSizeMiB", 5)));
            backbone = new S3Backbone(centre.ledger, new StagedObjects(() -> centre.staging), () -> centre.staging, link, centre.lanes, new BufferBudget());
            until("the cloud is there", () -> connected(link));
            // The archive's first connecting lets everything that is blocked go, too.
            until("the archive is there", () -> there(Tier.ARCHIVE).isPresent());
            // The link to staging announced a place of its own; this roll lies in the centre's.
            centre.ledger.endpoints().configured(new Endpoint(Tier.STAGING, centre.staging.address(), false, false, false));
            roll = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, 11 << 20)).sealed("small.wav", SetDrive.noise(2, 5000))
                    .list(centre.ledger);
            centre.stage(roll);
            centre.ledger.work().done(centre.ledger.work().claim(Step.STAGE).orElseThrow());
        }

        /** As the route does it. */
        StepFailure refused() {
            Work work = centre.ledger.work().claim(Step.SYNC).orElseThrow();
            StepFailure failure = assertThrows(StepFailure.class, () -> backbone.sync(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_SETTING, failure.behaviour(), failure.getMessage());
            centre.ledger.work().block(work, failure.getMessage());
            return failure;
        }

        void goesOn() {
            until("the cloud is there again", () -> connected(link));
            until("the roll may go on", () -> sync(centre, roll) == WorkState.READY);
            Work work = centre.ledger.work().claim(Step.SYNC).orElseThrow();
            backbone.sync(work.rollId());
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        }

        /** Asked once: it may be gone at the next question. */
        Optional<CloudConnection> there(Tier tier) {
            try {
                return Optional.of(link.connection(tier));
            } catch (StepFailure e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            backbone.stop();
            link.close();
            staging.close();
            centre.close();
        }
    }

    @Test
    void rotatedCredentialsStopTheLaneAndNewOnesAreTakenUpWithoutARestart() throws IOException {
        EmbeddedServers servers = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, folder);
        S3ProxyServer first = server(servers);
        keys(first.keys());
        try (FakeFaultyLine line = new FakeFaultyLine(first.address().orElseThrow()); Appliance appliance = new Appliance(line, servers, SharedServer.bucket())) {
            first.close();
            Keys old = first.keys();
            Files.writeString(folder.resolve("keys/rotating.properties"), "accessKey=" + old.access() + "\nsecretKey=another\n");
            try (S3ProxyServer second = server(servers)) {
                line.leadTo(second.address().orElseThrow());
                StepFailure refused = appliance.refused();
                assertTrue(refused.getMessage().contains("refuses our credentials") && refused.getMessage().contains("credentials file"), refused.getMessage());
                until("the lane is stopped", () -> failure(appliance.link).behaviour() == StepFailure.Behaviour.NEEDS_SETTING);
                assertEquals(refused.getMessage(), failure(appliance.link).getMessage());
                keys(second.keys());
                appliance.goesOn();
            }
        }
    }

    @Test
    void aBucketThatIsGoneInMidRunIsSaidSoAndUsedAgainWhenItIsBack() throws IOException {
        EmbeddedServers servers = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, folder);
        keys(SharedServer.get().keys());
        AtomicBoolean gone = new AtomicBoolean();
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address()); Appliance appliance = new Appliance(line, servers, SharedServer.bucket())) {
            line.says = new Says(404, "NoSuchBucket");
            line.fate = request -> {
                gone.compareAndSet(false, request.is("PUT", "partNumber=2&"));
                return gone.get() ? Deed.SAY : Deed.PASS;
            };
            StepFailure refused = appliance.refused();
            assertTrue(refused.getMessage().contains("no such bucket: create it"), refused.getMessage());
            until("the lane is stopped", () -> failure(appliance.link).behaviour() == StepFailure.Behaviour.NEEDS_SETTING);
            line.fate = request -> Deed.PASS;
            appliance.goesOn();
        }
    }

    @Test
    void aWrongClockIsSaidSoAndTheLaneGoesOnWhenItIsRight() throws IOException {
        EmbeddedServers servers = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, folder);
        keys(SharedServer.get().keys());
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address()); Appliance appliance = new Appliance(line, servers, SharedServer.bucket())) {
            line.says = new Says(403, "RequestTimeTooSkewed");
            line.fate = request -> Deed.SAY;
            assertTrue(appliance.refused().getMessage().contains("set the clock"));
            until("the lane is stopped", () -> failure(appliance.link).behaviour() == StepFailure.Behaviour.NEEDS_SETTING);
            line.fate = request -> Deed.PASS;
            appliance.goesOn();
        }
    }

    @Test
    void whatIsRefusedOfOneObjectStopsNobodyElseAndIsNotAskedForOverAndOver() throws IOException {
        EmbeddedServers servers = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, folder);
        keys(SharedServer.get().keys());
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address()); Appliance appliance = new Appliance(line, servers, SharedServer.bucket())) {
            CloudConnection before = appliance.link.connection(Tier.CLOUD);
            line.says = new Says(403, "AccessDenied");
            line.fate = request -> request.object() && request.target().contains("small.wav") ? Deed.SAY : Deed.PASS;
            assertTrue(appliance.refused().getMessage().contains("rights of its key"));
            until("the link has looked for itself", () -> appliance.there(Tier.CLOUD).filter(now -> now != before).isPresent());
            assertEquals(WorkState.BLOCKED, sync(appliance.centre, appliance.roll));
            assertEquals(Optional.empty(), appliance.centre.strength(appliance.roll, "small.wav", Tier.CLOUD));
            assertEquals(1, line.count(request -> request.object() && request.target().contains("small.wav")));
        }
    }

    @Test
    void whatWaitsForALineIsLetGoWhenItIsThereAgain() throws IOException {
        EmbeddedServers servers = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, folder);
        keys(SharedServer.get().keys());
        try (FakeFaultyLine line = new FakeFaultyLine(SharedServer.address()); Appliance appliance = new Appliance(line, servers, SharedServer.bucket())) {
            Work work = appliance.centre.ledger.work().claim(Step.SYNC).orElseThrow();
            line.fate = request -> Deed.REFUSE;
            // Only what lasts for some seconds is worth telling to others.
            for (long since = System.nanoTime(); System.nanoTime() - since < Duration.ofSeconds(6).toNanos(); ) {
                assertEquals(StepFailure.Behaviour.RETRY, assertThrows(StepFailure.class, () -> appliance.backbone.sync(appliance.roll)).behaviour());
            }
            appliance.centre.ledger.work().retry(work, Duration.ofHours(1), "The cloud cannot be reached; it is tried again.");
            line.fate = request -> Deed.PASS;
            appliance.backbone.sync(appliance.roll);
            until("its wait is over", () -> sync(appliance.centre, appliance.roll) == WorkState.READY);
        }
    }
}
