package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.store.Place;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.Keys;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.SharedServer;
import org.checkgate.transfer.internal.bytes.Crc64Nvme;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.bytes.Outflow;
import org.checkgate.transfer.internal.server.EmbeddedServers;
import org.checkgate.transfer.internal.server.S3ProxyServer;
import org.checkgate.transfer.internal.shape.Turns;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server copies from the cloud into the archive by itself is proven like all else, or sent after all. */
@Tag("long")
class ServerSideCopyTest extends Carried {
    private static final Map<String, byte[]> FILES = Map.of("ä/clip 1+2.mov", SetDrive.noise(1, 6 << 20), "clip2.mov", SetDrive.noise(2, 2 << 20),
            "clip3.mov", SetDrive.noise(3, 2 << 20), "clip4.mov", SetDrive.noise(4, 2 << 20), "sound.wav", SetDrive.noise(5, 9000));
    private static final Keys KEYS = new Keys("a", "b");

    private SetDrive drive() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            drive.sealed(file.getKey(), file.getValue());
        }
        return drive;
    }

    private static CloudTarget target(Tier tier, URI address, Keys keys, String bucket) {
        return new CloudTarget(tier, Optional.of(address), "us-east-1", true, keys, bucket, tier == Tier.ARCHIVE ? "DEEP_ARCHIVE" : "");
    }

    /** The archive's bucket, with what leaves for it counted. */
    private AtomicLong counted(CloudTarget target) throws IOException {
        AtomicLong left = new AtomicLong();
        Outflow free = Governor.real();
        S3Bucket bucket = new S3Bucket(target, new Outflow() {
            @Override
            public int bite() {
                return free.bite();
            }

            @Override
            public void take(int bytes) throws IOException, InterruptedException {
                left.addAndGet(bytes);
                free.take(bytes);
            }
        });
        bucket.ensure(true);
        clouds.use(bucket, true, new HonestyProbe(bucket).ask().refusesWrongChecksums());
        left.set(0);
        return left;
    }

    private void assertArchived(long roll) throws IOException {
        assertProven(roll);
        assertEquals(List.of(), centre.codes(roll));
    }

    private void assertProven(long roll) throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, file.getKey(), Tier.ARCHIVE), file.getKey());
            assertArrayEquals(file.getValue(), clouds.bucket(Tier.ARCHIVE).get(ROLL + file.getKey()).readAllBytes(), file.getKey());
        }
        assertEquals(centre.ledger.rolls().files(roll).stream().mapToLong(RollFile::size).sum(), centre.ledger.rolls().totals(roll).bytesArchived());
        assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
        assertEquals(List.of(), centre.ledger.uploads().allOpen(Tier.ARCHIVE));
    }

    private List<String> told() {
        return centre.ledger.activity().after(0, 1000).stream().filter(entry -> entry.kind().equals("archive.copied")).map(ActivityEntry::sentence).toList();
    }

    @Test
    void nothingLeavesTheCentreTwice() throws IOException {
        SetDrive drive = drive();
        long roll = inTheCloud(drive);
        AtomicLong left = counted(target(Tier.ARCHIVE, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket()));
        clouds.backbone.archive(roll);
        assertArchived(roll);
        assertTrue(left.get() < 16 * 1024, "requests alone: " + left);
        assertEquals(1, told().size());
        assertTrue(told().get(0).contains("5 files (" + drive.bytes() + " bytes) were copied into the archive by its own server"), told().get(0));
        clouds.backbone.archive(roll);
        assertArchived(roll);
    }

    @Test
    void aCloudCopyThatRottedSinceIsNotCarriedOn() throws IOException {
        SetDrive drive = drive();
        long roll = inTheCloud(drive);
        for (String path : List.of("ä/clip 1+2.mov", "sound.wav")) {
            Path rotten = SharedServer.get().files().objects().resolve(clouds.bucket(Tier.CLOUD).target().bucket()).resolve(ROLL + path);
            byte[] bytes = Files.readAllBytes(rotten);
            bytes[5000] ^= 1;
            try (var same = Files.newOutputStream(rotten, java.nio.file.StandardOpenOption.WRITE)) {
                same.write(bytes);
            }
            assertEquals(Crc64Nvme.base64(Crc64Nvme.of(FILES.get(path), 0, bytes.length)), clouds.bucket(Tier.CLOUD).head(ROLL + path).orElseThrow().crc64(),
                    "its server shows what it checked once");
        }
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), "nobody has looked");
        clouds.backbone.archive(roll);
        assertProven(roll);
        assertEquals(List.of("CLOUD_TAMPERED", "CLOUD_TAMPERED"), centre.codes(roll), "what the copy came to was settled by reading the cloud's own object");
        assertFalse(centre.lit(roll, Light.SAFE_TO_REUSE));
        assertEquals(1, told().size());
        assertTrue(told().get(0).contains("3 files"), () -> "the server did right, and the others were copied: " + told());
        clouds.backbone.sync(roll);
        assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            assertArrayEquals(file.getValue(), clouds.bucket(Tier.CLOUD).get(ROLL + file.getKey()).readAllBytes(), file.getKey());
        }
    }

    /** As what a server is taken that is honest about all that is sent to it. */
    private void useBoth(FakeS3 server) throws IOException {
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            S3Bucket bucket = new S3Bucket(target(tier, server.address(), KEYS, tier.word()), Governor.real());
            assertTrue(new HonestyProbe(bucket).ask().refusesWrongChecksums());
            clouds.use(bucket, true, true);
        }
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN,false", "UNKNOWN,true", "REFUSED,false", "REFUSED,true", "SILENT,false", "SILENT,true", "BELIEVING,false", "FLIPPING,false", "FLIPPING,true",
        "FORGIVING,false", "FORGIVING,true"})
    void whateverAServerMakesOfItTheBytesAreSent(FakeS3.Copying copying, boolean dodges) throws IOException {
        SetDrive drive = drive();
        try (FakeS3 server = new FakeS3()) {
            useBoth(server);
            server.copying = copying;
            server.dodges = dodges;
            long roll = inTheCloud(drive);
            clouds.backbone.archive(roll);
            assertArchived(roll);
            assertEquals(0, server.uploadsOpen(), "nothing is left of what came to nothing");
            // Five workers begin at once; what one of them was refused the next files are not asked for.
            assertTrue(server.copies.get() <= (dodges || copying == FakeS3.Copying.FLIPPING ? 4 : 0), "asked for " + server.copies);
        }
    }

    @Test
    void anHonestServerIsAskedOnceForEachFile() throws IOException {
        SetDrive drive = drive();
        try (FakeS3 server = new FakeS3()) {
            useBoth(server);
            long roll = inTheCloud(drive);
            clouds.backbone.archive(roll);
            assertArchived(roll);
            assertEquals(5, server.copies.get());
        }
    }

    @Test
    void anotherProviderIsSentAll() throws IOException {
        SetDrive drive = drive();
        try (S3ProxyServer other = new EmbeddedServers(SharedServer.children(), SharedServer.JAR, folder.resolve("elsewhere")).server("other", "store").start()) {
            SharedServer.until("the other server answers", () -> other.address().isPresent());
            long roll = inTheCloud(drive);
            AtomicLong left = counted(target(Tier.ARCHIVE, other.address().orElseThrow(), other.keys(), SharedServer.bucket()));
            clouds.backbone.archive(roll);
            assertArchived(roll);
            assertTrue(left.get() >= drive.bytes(), "left: " + left);
            assertEquals(List.of(), told());
        }
    }

    @Test
    void oneServerAndOnePairOfKeysOrNone() {
        URI here = URI.create("http://127.0.0.1:9000");
        CloudTarget cloud = target(Tier.CLOUD, here, KEYS, "cloud");
        assertTrue(CopySources.oneServer(cloud, target(Tier.ARCHIVE, URI.create("http://localhost:9000"), KEYS, "archive")));
        assertFalse(CopySources.oneServer(cloud, target(Tier.ARCHIVE, URI.create("http://127.0.0.1:9001"), KEYS, "archive")), "another server");
        assertFalse(CopySources.oneServer(cloud, target(Tier.ARCHIVE, here, new Keys("a", "c"), "archive")), "other keys");
        CloudTarget amazon = new CloudTarget(Tier.CLOUD, Optional.empty(), "eu-central-1", false, KEYS, "cloud", "");
        assertTrue(CopySources.oneServer(amazon, new CloudTarget(Tier.ARCHIVE, Optional.empty(), "eu-central-1", false, KEYS, "archive", "")));
        assertFalse(CopySources.oneServer(amazon, new CloudTarget(Tier.ARCHIVE, Optional.empty(), "eu-west-1", false, KEYS, "archive", "")), "another region");
        assertFalse(CopySources.oneServer(amazon, cloud));
    }

    /** A roll that was let go from staging; then the archive is another one. */
    private long cleared() throws IOException {
        long roll = inTheCloud(drive());
        clouds.backbone.archive(roll);
        centre.workedAndSigned();
        centre.freeAfter(Optional.of(Duration.ZERO));
        centre.clear();
        assertFalse(Files.exists(centre.plainDisk().file(ROLL + "clip2.mov")));
        return roll;
    }

    @Test
    void anotherArchiveIsFilledFromTheCloudWhenStagingWasCleared() throws IOException {
        long roll = cleared();
        AtomicLong left = counted(target(Tier.ARCHIVE, SharedServer.address(), SharedServer.get().keys(), SharedServer.bucket()));
        assertFalse(centre.lit(roll, Light.SAFE_TO_CLEAR));
        clouds.backbone.archive(roll);
        assertTrue(centre.lit(roll, Light.SAFE_TO_CLEAR), () -> centre.why(roll).toString());
        assertTrue(left.get() < 16 * 1024, "requests alone: " + left);
        assertEquals(List.of(), centre.codes(roll));
    }

    @Test
    void whatWouldHaveToBeSentIsRefusedWhenStagingWasCleared() throws IOException {
        try (FakeS3 server = new FakeS3()) {
            useBoth(server);
            long roll = cleared();
            S3Bucket other = new S3Bucket(target(Tier.ARCHIVE, server.address(), KEYS, "second"), Governor.real());
            clouds.use(other, true, true);
            for (FakeS3.Copying copying : List.of(FakeS3.Copying.SILENT, FakeS3.Copying.UNKNOWN)) {
                server.copying = copying;
                server.dodges = true;
                StepFailure held = assertThrows(StepFailure.class, () -> clouds.backbone.archive(roll));
                assertEquals(StepFailure.Behaviour.NEEDS_PERSON, held.behaviour());
                assertTrue(held.getMessage().contains("cleared from staging"), held.getMessage());
                assertEquals(List.of(), centre.codes(roll), "nothing is damaged");
                assertFalse(centre.lit(roll, Light.SAFE_TO_CLEAR));
                assertNull(server.object("second", ROLL + "clip2.mov"));
                assertEquals(List.of(), centre.ledger.uploads().allOpen(Tier.ARCHIVE));
            }
            server.copying = FakeS3.Copying.HONEST;
            clouds.backbone.archive(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_CLEAR), () -> centre.why(roll).toString());
        }
    }

    @Test
    void otherBytesUnderAKeyStayAndEqualOnesAreNotCopied() throws IOException {
        SetDrive drive = drive();
        long roll = inTheCloud(drive);
        S3Documents documents = new S3Documents(() -> centre.staging, clouds);
        documents.put(Place.ARCHIVE, ROLL + "clip2.mov", "somebody else's".getBytes(), "");
        documents.put(Place.ARCHIVE, ROLL + "clip3.mov", FILES.get("clip3.mov"), "");
        assertThrows(StepFailure.class, () -> clouds.backbone.archive(roll));
        assertEquals(List.of("ARCHIVE_CONFLICT"), centre.codes(roll));
        assertEquals("somebody else's", new String(clouds.bucket(Tier.ARCHIVE).get(ROLL + "clip2.mov").readAllBytes()));
        assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "clip3.mov", Tier.ARCHIVE));
        assertTrue(told().get(0).contains("3 files"), told().get(0));
        documents.stop();
    }

    /** A file of a roll in the cloud, with the server to be asked for it in parts of two MiB. */
    private final class OneFile implements AutoCloseable {
        final FakeS3 server = new FakeS3();
        final AtomicInteger sent = new AtomicInteger();
        final CloudObject object;
        Turns.Way way = Turns.Way.FREE;

        OneFile() throws IOException {
            useBoth(server);
            byte[] bytes = SetDrive.noise(7, 7 << 20);
            long roll = inTheCloud(new SetDrive(folder.resolve("drive")).sealed("clip.mov", bytes));
            object = new CloudObject(centre.ledger.rolls().files(roll).get(0).id(), ROLL + "clip.mov", bytes.length, Crc64Nvme.of(bytes, 0, bytes.length), Map.of(), "",
                    () -> {
                        throw new AssertionError("nothing is read");
                    });
        }

        Strength carry() throws IOException, InterruptedException {
            CloudConnection archive = clouds.connection(Tier.ARCHIVE);
            CopySources.Source source = new CopySources(centre.ledger, clouds).of(1, archive, Strength.HASHED);
            Carrier sending = (what, lookFirst, opener, ride) -> {
                sent.incrementAndGet();
                return Strength.LISTED;
            };
            try (var ride = centre.lanes.ride("archive", 1, "clip.mov", object.size())) {
                return new ServerSideCopy(centre.ledger.uploads(), source, archive, new ObjectProof(archive.bucket(), true, Strength.HASHED), way, sending,
                        fileId -> false, 2 << 20).carry(object, false, null, ride);
            }
        }

        Upload begin(long partSize) throws IOException {
            CloudConnection archive = clouds.connection(Tier.ARCHIVE);
            return centre.ledger.uploads().begin(new Upload(0, object.fileId(), Tier.ARCHIVE, archive.endpoint().address(), object.key(),
                    archive.bucket().create(object.key(), ""), partSize, object.size()));
        }

        @Override
        public void close() {
            server.close();
        }
    }

    @Test
    void aLargeFileIsCopiedInParts() throws Exception {
        try (OneFile file = new OneFile()) {
            assertEquals(Strength.HASHED, file.carry());
            assertEquals(4, file.server.copies.get());
            assertArrayEquals(SetDrive.noise(7, 7 << 20), file.server.object("archive", file.object.key()));
        }
    }

    @Test
    void aLargeFileWhosePartsShowNoChecksumIsSent() throws Exception {
        try (OneFile file = new OneFile()) {
            file.server.copying = FakeS3.Copying.FORGIVING;
            file.server.dodges = true;
            file.carry();
            assertEquals(1, file.sent.get());
            assertEquals(1, file.server.copies.get(), "the first part tells it");
            assertEquals(0, file.server.uploadsOpen());
            assertNull(file.server.object("archive", file.object.key()));
        }
    }

    @Test
    void whatIsHeldOnItsWayLeavesNothingBehind() throws Exception {
        try (OneFile file = new OneFile()) {
            AtomicInteger turns = new AtomicInteger();
            file.way = bytes -> {
                if (turns.incrementAndGet() == 3) {
                    throw StepFailure.retry(Duration.ZERO, "paused", null);
                }
                return () -> { };
            };
            assertEquals("paused", assertThrows(StepFailure.class, file::carry).getMessage());
            assertEquals(0, file.sent.get());
            assertEquals(0, file.server.uploadsOpen());
            assertEquals(List.of(), centre.ledger.uploads().allOpen(Tier.ARCHIVE));
        }
    }

    @Test
    void whatAKillLeftIsGivenUpAndWhatWasHalfSentIsSentOn() throws Exception {
        try (OneFile file = new OneFile()) {
            Upload half = file.begin(Centre.PART);
            file.carry();
            assertEquals(1, file.sent.get(), "what was half sent is not thrown away");
            centre.ledger.uploads().close(half.id());
            clouds.bucket(Tier.ARCHIVE).abort(half.key(), half.remoteId());

            file.begin(2 << 20);
            assertEquals(Strength.HASHED, file.carry());
            assertEquals(1, file.sent.get());
            assertEquals(0, file.server.uploadsOpen());
            assertEquals(7 << 20, centre.ledger.rolls().totals(1).bytesArchived());
            int copies = file.server.copies.get();
            centre.ledger.uploads().close(centre.ledger.uploads().allOpen(Tier.ARCHIVE).get(0).id());
            file.begin(2 << 20);
            assertEquals(Strength.HASHED, file.carry(), "made before the kill, and not noted");
            assertEquals(copies, file.server.copies.get());
            assertEquals(2 * (7 << 20), centre.ledger.rolls().totals(1).bytesArchived(), "counted once more, as its first count was let go here");
        }
    }
}
