package org.checkgate.transfer.internal.server;

import static org.checkgate.transfer.internal.SharedServer.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.checkgate.process.Child;
import org.checkgate.process.Children;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.internal.Configs;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.shape.BackboneConfig;
import org.checkgate.transfer.internal.shape.LiveTrafficControl;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.cloud.CloudConfig;
import org.checkgate.transfer.internal.cloud.CloudConnection;
import org.checkgate.transfer.internal.cloud.CloudLink;
import org.checkgate.transfer.internal.staging.StagingConfig;
import org.checkgate.transfer.internal.staging.StagingConnection;
import org.checkgate.transfer.internal.staging.StagingLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connections follow the configuration, the servers and the files with the keys. */
@Tag("long")
class LinksTest {
    @TempDir
    Path folder;
    private Ledger ledger;
    private final CopyOnWriteArrayList<Child> started = new CopyOnWriteArrayList<>();
    private EmbeddedServers servers;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC());
        Children real = SharedServer.children();
        servers = new EmbeddedServers(command -> {
            Child child = real.start(command);
            started.add(child);
            return child;
        }, SharedServer.JAR, folder);
    }

    @AfterEach
    void close() throws Exception {
        ((AutoCloseable) ledger).close();
    }

    private static boolean there(Runnable connect) {
        try {
            connect.run();
            return true;
        } catch (StepFailure e) {
            return false;
        }
    }

    private StagingLink remote(String endpoint) throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        var keys = SharedServer.get().keys();
        Files.writeString(folder.resolve("keys/good.properties"), "accessKey=" + keys.access() + "\nsecretKey=" + keys.secret() + "\n");
        return new StagingLink(ledger, servers, Configs.of(StagingConfig.class,
                Map.of("endpoint", endpoint, "credentialsFile", "keys/good.properties", "bucket", SharedServer.bucket())));
    }

    @Test
    void theEmbeddedServerIsStartedAgainAndKeepsItsName() throws IOException {
        StagingLink link = new StagingLink(ledger, servers, Configs.of(StagingConfig.class, Map.of()));
        try {
            StepFailure early = assertThrows(StepFailure.class, link::connection);
            assertEquals(OptionalLong.empty(), link.freeBytes(), "nobody can tell yet");
            assertEquals(StepFailure.Behaviour.RETRY, early.behaviour());
            until("staging is there", () -> there(link::connection));
            StagingConnection first = link.connection();
            assertEquals(first.address(), ledger.endpoints().current(Tier.STAGING).orElseThrow().address());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/staging.properties"))));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/staging-server.properties"))));

            started.get(0).kill();
            until("a second server answers", () -> started.size() == 2 && there(link::connection) && link.connection() != first);
            assertEquals(first.address(), link.connection().address());
            assertTrue(link.freeBytes().orElseThrow() > 0);
        } finally {
            link.close();
        }
        assertFalse(started.get(1).alive(), "no server outlives the link");
    }

    @Test
    void withoutACloudItSaysWhatToSet() throws IOException {
        try (Closer link = cloud(remote(SharedServer.address().toString()), Map.of())) {
            until("it is known that there is none", () -> failure(link.link).behaviour() == StepFailure.Behaviour.NEEDS_SETTING);
            assertTrue(failure(link.link).getMessage().startsWith("No cloud configured"));
            assertEquals(Optional.empty(), ledger.endpoints().current(Tier.CLOUD));
            assertEquals(List.of(), link.link.now());
            assertEquals(OptionalLong.empty(), link.staging.freeBytes(), "a remote store does not say");
        }
    }

    @Test
    void wrongKeysAreASettingAndNewOnesAreTakenUpByThemselves() throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        Path file = folder.resolve("keys/cloud.properties");
        Files.writeString(file, "accessKey=nobody\nsecretKey=wrong\n");
        try (Closer link = cloud(remote(SharedServer.address().toString()), Map.of("endpoint", SharedServer.address().toString(),
                "bucket", SharedServer.bucket(), "archiveBucket", SharedServer.bucket(), "createBuckets", true))) {
            until("the keys are refused", () -> failure(link.link).behaviour() == StepFailure.Behaviour.NEEDS_SETTING);
            Endpoint told = ledger.endpoints().current(Tier.CLOUD).orElseThrow();
            assertFalse(told.refusesWrongChecksums(), "nothing is believed before it was seen");
            assertFalse(told.separate(), "a server on this machine shares its disks for all we know");
            assertEquals(List.of(Tier.CLOUD, Tier.ARCHIVE), link.link.now().stream().filter(way -> !way.connected() && !way.believed() && way.lies().isEmpty()).map(Links.Link::tier).toList());
            Files.copy(folder.resolve("keys/good.properties"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            until("the cloud is there", () -> there(() -> link.link.connection(Tier.CLOUD)));
            until("the archive is there", () -> there(() -> link.link.connection(Tier.ARCHIVE)));
            assertTrue(link.link.now().stream().allMatch(way -> way.believed() && way.lies().contains(new Links.Lie("a wrong checksum with an object", "REFUSED"))), link.link.now().toString());
            assertTrue(link.link.now().stream().allMatch(way -> way.connected() && way.clockAhead().orElseThrow().abs().toSeconds() < 60), link.link.now().toString());
            assertTrue(ledger.endpoints().current(Tier.CLOUD).orElseThrow().refusesWrongChecksums());
        }
    }

    @Test
    void aMissingBucketIsASetting() throws IOException {
        try (Closer link = cloud(remote(SharedServer.address().toString()), Map.of("endpoint", SharedServer.address().toString(),
                "bucket", SharedServer.bucket(), "credentialsFile", "keys/good.properties"))) {
            until("the bucket is missed", () -> failure(link.link).getMessage().contains("bucket"));
            assertEquals(StepFailure.Behaviour.NEEDS_SETTING, failure(link.link).behaviour());
        }
    }

    @Test
    void theStandInIsAProcessOfItsOwnAndMarked() throws IOException {
        try (Closer link = cloud(remote(SharedServer.address().toString()), Map.of("standIn", true))) {
            until("the stand-in is there", () -> there(() -> link.link.connection(Tier.CLOUD)) && there(() -> link.link.connection(Tier.ARCHIVE)));
            CloudConnection cloud = link.link.connection(Tier.CLOUD);
            assertTrue(cloud.endpoint().standIn() && !cloud.endpoint().separate() && cloud.endpoint().refusesWrongChecksums());
            assertEquals(1, started.size());
        }
    }

    @Test
    void theCloudsOwnBucketIsNoArchive() throws IOException {
        String bucket = SharedServer.bucket();
        String address = SharedServer.address().toString();
        try (Closer link = cloud(remote(address), Map.of("endpoint", address, "bucket", bucket, "credentialsFile", "keys/good.properties",
                "createBuckets", true, "archiveEndpoint", address.replace("http", "HTTP") + "/", "archiveBucket", bucket))) {
            until("the cloud is there", () -> there(() -> link.link.connection(Tier.CLOUD)));
            StepFailure none = assertThrows(StepFailure.class, () -> link.link.connection(Tier.ARCHIVE));
            assertEquals(StepFailure.Behaviour.NEEDS_SETTING, none.behaviour());
            assertTrue(none.getMessage().startsWith("No archive configured") && none.getMessage().contains(bucket), none.getMessage());
            assertEquals(Optional.empty(), ledger.endpoints().current(Tier.ARCHIVE));
        }
    }

    @Test
    void aCloudIsNoLongerSeparateWhenStagingMovesThere() throws IOException {
        String elsewhere = "http://192.0.2.1:9000";
        StagingLink staging = remote(SharedServer.address().toString());
        try (Closer link = cloud(staging, Map.of("endpoint", elsewhere, "bucket", "footage", "credentialsFile", "keys/none"))) {
            until("the cloud is announced", () -> ledger.endpoints().current(Tier.CLOUD).filter(Endpoint::separate).isPresent());
            link.staging.modified(Configs.of(StagingConfig.class, Map.of("endpoint", elsewhere + "/", "credentialsFile", "keys/none")));
            until("it shares staging's server", () -> ledger.endpoints().current(Tier.CLOUD).filter(cloud -> !cloud.separate()).isPresent());
        }
    }

    @Test
    void workThatWasDoneElsewhereIsDoneAgainWhenTheNewPlaceIsThere() throws IOException {
        long roll = new SetDrive(folder.resolve("drive")).sealed("a", new byte[1]).list(ledger);
        ledger.copies().record(List.of(new Copy(ledger.rolls().files(roll).get(0).id(), Tier.STAGING, "old", "k", Strength.READ_BACK, Instant.EPOCH)));
        for (Step step : List.of(Step.STAGE, Step.SYNC)) {
            ledger.work().done(ledger.work().claim(step).orElseThrow());
        }
        ledger.work().block(ledger.work().claim(Step.PUBLISH).orElseThrow(), "no cloud");
        try (Closer link = cloud(remote(SharedServer.address().toString()), Map.of("endpoint", SharedServer.address().toString(),
                "bucket", SharedServer.bucket(), "createBuckets", true, "credentialsFile", "keys/good.properties"))) {
            for (Step step : List.of(Step.STAGE, Step.SYNC, Step.PUBLISH)) {
                until(step + " is ready", () -> ledger.work().ofRoll(roll).stream().anyMatch(work -> work.step() == step && work.state() == WorkState.READY));
            }
        }
    }

    private Closer cloud(StagingLink staging, Map<String, Object> values) {
        return new Closer(staging, new CloudLink(ledger, servers, staging,
                new LiveTrafficControl(ledger, Configs.of(BackboneConfig.class, Map.of()), Clock.systemUTC(), Governor.real()), Configs.of(CloudConfig.class, values)));
    }

    private static StepFailure failure(CloudLink link) {
        return assertThrows(StepFailure.class, () -> link.connection(Tier.CLOUD));
    }

    private record Closer(StagingLink staging, CloudLink link) implements AutoCloseable {
        @Override
        public void close() {
            link.close();
            staging.close();
        }
    }
}
