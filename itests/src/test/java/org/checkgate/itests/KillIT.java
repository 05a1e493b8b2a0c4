package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at ten seeded points between the first byte read and the archive's proof, each followed by a restart: the same
 * final state, no byte sent twice but parts in flight, no process of ours left behind. The last file's archive copy is held
 * on its way until all kills are done, so that none comes too late.
 */
class KillIT {
    private static final int KILLS = 10;
    private static final long PART = 5L * TestRoll.MIB;
    /** Two files of a roll at once, each with at most three parts of its own on the way, in two lanes. */
    private static final long IN_FLIGHT = 2 * 3 * PART;
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void tenKillsAndTheSameEnd() throws Exception {
        Path home = folder.resolve("home");
        Path drive = folder.resolve("drive");
        Path roll = TestRoll.make(drive.resolve("A020KILL"), 20,
                Map.of("A020C001.bin", 47 * TestRoll.MIB, "A020C002.bin", 23 * TestRoll.MIB, "A020C003.bin", 2 * TestRoll.MIB, "a.txt", 17));
        try (CloudServer cloud = new CloudServer(Files.createDirectories(folder.resolve("cloud")));
             RecordingProxy proxy = new RecordingProxy(cloud.port(), "PUT /archive/KILL/20240101/main/A020KILL/a.txt")) {
            settings(home, proxy.port());
            long media = 72L * TestRoll.MIB;
            Random random = new Random(20);
            long arrival = -1;
            for (int kill = 0; kill < KILLS; kill++) {
                // The points lie evenly over all that is staged, synced and archived, each moved by chance; the last before the end.
                long point = (long) ((kill + random.nextDouble()) * 3 * media / (KILLS + 1));
                try (HomeAppliance appliance = HomeAppliance.start(home)) {
                    Api api = appliance.api();
                    if (arrival < 0) {
                        arrival = Await.until("taken in", LIMIT, () -> api.ingest(drive, "KILL"), id -> id > 0);
                    }
                    long id = arrival;
                    Await.until("kill " + kill + " at byte " + point, LIMIT, () -> api.get("/status").path("transfer"),
                            transfer -> progress(transfer) >= point);
                    JsonNode now = api.get("/drives/" + id + "?without=files");
                    assertFalse(now.path("settled").asBoolean(), "kill " + kill + ": settled while the last file's archive copy was held");
                    if (kill % 3 == 2) {
                        appliance.killCommand();
                    } else {
                        appliance.killAppliance(api.pid());
                    }
                    appliance.assertNothingLeft();
                }
            }
            proxy.release();
            try (HomeAppliance appliance = HomeAppliance.start(home)) {
                Api api = appliance.api();
                JsonNode end = api.settled(arrival, LIMIT);
                verify(end, roll, cloud, proxy, media);
                appliance.close();
                appliance.assertNothingLeft();
            }
        }
    }

    private void settings(Path home, int port) throws Exception {
        HomeAppliance.configure(home, "org.checkgate.transfer.cloud.cfg", Map.of("standIn", "true", "endpoint", "http://127.0.0.1:" + port,
                "bucket", "cloud", "archiveBucket", "archive", "createBuckets", "true", "partSizeMiB", "5"));
        HomeAppliance.configure(home, "org.checkgate.transfer.backbone.cfg", Map.of("limit", "10000000B"));
        HomeAppliance.configure(home, "org.checkgate.transfer.staging.cfg", Map.of("partSizeMiB", "5"));
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/cloud.properties"), CloudServer.KEYS);
    }

    private static long progress(JsonNode transfer) {
        return transfer.path("bytesStaged").asLong() + transfer.path("bytesSynced").asLong() + transfer.path("bytesArchived").asLong();
    }

    private static void verify(JsonNode end, Path source, CloudServer cloud, RecordingProxy proxy, long media) throws Exception {
        JsonNode roll = Api.roll(end, "A020KILL");
        assertTrue(Api.on(roll, "SAFE_TO_REUSE"), roll.path("lights").toString());
        assertEquals(1, end.path("rolls").size(), "one arrival, one roll");
        for (String bucket : new String[] {"cloud", "archive"}) {
            for (String name : new String[] {"A020C001.bin", "A020C002.bin", "A020C003.bin", "a.txt"}) {
                Path object = cloud.bucket(bucket).resolve("KILL/20240101/main/A020KILL").resolve(name);
                assertEquals(-1, Files.mismatch(source.resolve(name), object), bucket + " " + name);
            }
        }
        long twice = end.at("/transfer/bytesSentTwice").asLong();
        assertTrue(twice <= KILLS * IN_FLIGHT, twice + " bytes were sent twice in " + KILLS + " kills");
        long overhead = 4L * TestRoll.MIB;
        assertTrue(proxy.sent() <= 2 * media + KILLS * IN_FLIGHT + overhead, proxy.sent() + " bytes left for cloud and archive");
        assertTrue(proxy.seen() > 0, "the request that was to be held never came");
        // The archive is at the cloud's own server, which copies by itself; each of its connections begins with a probe of five MiB.
        assertTrue(proxy.sent() >= media, "the proxy saw less than the media");
    }
}
