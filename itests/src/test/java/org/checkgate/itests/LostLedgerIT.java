package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the ledger and of its backups is lost: an appliance is begun anew with what lies in staging, and goes on with what lies in the cloud. */
class LostLedgerIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String NAME = "A030LOST";

    @TempDir
    Path folder;

    @Test
    void stagingIsListedAndProvenAndTheDriveBringsTheLightsBack() throws Exception {
        Path home = folder.resolve("home");
        Path drive = folder.resolve("drive");
        TestRoll.make(drive.resolve(NAME), 30, Map.of("A030C001.bin", 7 * TestRoll.MIB, "A030C002.bin", 90_000));
        try (CloudServer cloud = new CloudServer(Files.createDirectories(folder.resolve("cloud")))) {
            settings(home, cloud.port());
            try (HomeAppliance appliance = HomeAppliance.start(home)) {
                Api api = appliance.api();
                JsonNode end = api.settled(Await.until("taken in", LIMIT, () -> api.ingest(drive, "LOST"), id -> id > 0), LIMIT);
                assertTrue(Api.on(Api.roll(end, NAME), "SAFE_TO_REUSE"), end::toString);
            }
            remove(home.resolve("data/ledger"));
            remove(home.resolve("data/backup"));
            assertEquals(0, HomeAppliance.command(home, "ledger", "rebuild"), () -> home.resolve("up.log").toString());
            Path away = Files.move(drive, folder.resolve("away"));
            try (HomeAppliance appliance = HomeAppliance.start(home)) {
                Api api = appliance.api();
                JsonNode rebuilt = Await.until("listed and proven", LIMIT, () -> api.get("/rolls"), rolls -> rolls.size() == 1
                        && rolls.get(0).at("/proven/staging").asLong() == rolls.get(0).path("files").asLong()).get(0);
                assertTrue(rebuilt.path("findings").toString().contains("REBUILT"), rebuilt::toString);
                assertFalse(Api.on(rebuilt, "SAFE_TO_UNPLUG"), rebuilt::toString);

                Files.move(away, drive);
                JsonNode again = api.settled(Await.until("taken in", LIMIT, () -> api.ingest(drive, "LOST"), id -> id > 0), LIMIT);
                assertTrue(Api.on(Api.roll(again, NAME), "SAFE_TO_REUSE"), again::toString);
                assertEquals(0, again.at("/transfer/bytesSynced").asLong(), "what lies in the cloud is not sent again");
                long first = rebuilt.path("id").asLong();
                Await.until("the rebuilt roll is safe too", LIMIT, () -> api.get("/rolls/" + first), roll -> Api.on(roll, "SAFE_TO_REUSE"));
            }
        }
    }

    private static void settings(Path home, int port) throws Exception {
        HomeAppliance.configure(home, "org.checkgate.transfer.cloud.cfg", Map.of("standIn", "true", "endpoint", "http://127.0.0.1:" + port,
                "bucket", "cloud", "archiveBucket", "archive", "createBuckets", "true", "partSizeMiB", "5"));
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/cloud.properties"), CloudServer.KEYS);
    }

    private static void remove(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
