package org.checkgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole main job over HTTP on the booted image, and attempts to make a light lie. */
@ExtendWith(BootedAppliance.class)
class MainJobIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static PaxAppliance appliance;
    private static Api api;

    @TempDir
    Path drive;

    @BeforeAll
    static void boot(PaxAppliance booted) throws Exception {
        appliance = booted;
        api = appliance.api();
    }

    @Test
    void bootsAndResolves() throws Exception {
        JsonNode health = api.get("/health");
        assertTrue(health.path("up").asBoolean() && health.path("healthy").asBoolean(), health.toString());
        List<String> errors = appliance.log().lines().filter(line -> line.contains("| ERROR |")).toList();
        assertEquals(List.of(), errors);
    }

    @Test
    void aCleanRollEndsGreenWithTheArchiveProven() throws Exception {
        TestRoll.make(drive.resolve("DAY/A001CLEAN"), 1, Map.of("A001C001.bin", 41 * TestRoll.MIB, "A001C002.bin", 3, "sub/report.txt", 0));
        Files.writeString(drive.resolve("NOTES.txt"), "stray");
        JsonNode document = api.settled(api.ingest(drive, "CLEAN"), LIMIT);
        JsonNode roll = Api.roll(document, "A001CLEAN");
        assertTrue(Api.on(roll, "SAFE_TO_UNPLUG"), roll.toString());
        assertTrue(Api.on(roll, "SAFE_TO_REUSE"), roll.toString());
        assertFalse(Api.on(roll, "SAFE_TO_CLEAR"));
        assertTrue(roll.at("/lights/SAFE_TO_CLEAR/why").asText().contains("sign-off"), roll.at("/lights/SAFE_TO_CLEAR").toString());
        assertEquals(List.of("NOTES.txt"), texts(document.path("other")));
        assertTrue(document.path("demo").asBoolean(), "a stand-in must say DEMO");
        assertEquals("CLEAN/20240101/main/A001CLEAN/.checkgate/manifest-1.json", roll.path("manifestKey").asText());
        for (JsonNode file : roll.path("files")) {
            assertEquals("READ_BACK", strength(file, "staging"), file.toString());
            assertEquals("HASHED", strength(file, "cloud"), file.toString());
            assertEquals("HASHED", strength(file, "archive"), file.toString());
        }
        long bytes = 0;
        for (JsonNode file : roll.path("files")) {
            bytes += file.path("size").asLong();
        }
        assertEquals(bytes, document.at("/transfer/sourceBytesRead").asLong(), "the drive is read once");
        assertEquals(bytes, document.at("/transfer/bytesSynced").asLong());
        assertEquals(0, document.at("/transfer/bytesSentTwice").asLong());
    }

    @Test
    void aPersonDismissesWhatBelongsToNoRollAndSignsTheDayOff() throws Exception {
        TestRoll.make(drive.resolve("DAY/A009SIGN"), 9, Map.of("A009C001.bin", 5000));
        Files.writeString(drive.resolve("NOTES.txt"), "stray");
        long id = api.ingest(drive, "SIGNED");
        api.settled(id, LIMIT);
        assertFalse(unplug(id).path("on").asBoolean(), "nobody has decided about NOTES.txt");
        api.post("/drives/" + id + "/dismiss", Map.of("by", "Ana", "reason", "private", "all", true, "count", 1));
        assertTrue(unplug(id).path("on").asBoolean(), unplug(id).toString());
        assertTrue(unplug(id).path("why").asText().contains("1 other file was dismissed by Ana: private."), unplug(id).toString());
        assertEquals(List.of("NOTES.txt"), texts(api.get("/drives/" + id).path("other")));
        JsonNode day = api.get("/days/SIGNED/20240101/main");
        api.post("/days/sign", Map.of("title", "SIGNED", "day", "20240101", "unit", "main", "by", "Ana", "lastRoll", day.path("lastRoll").asLong()));
        assertTrue(Api.on(Api.roll(api.get("/drives/" + id), "A009SIGN"), "SAFE_TO_CLEAR"));
    }

    @Test
    void aMonitoringSystemReadsFiguresAndNoNamesWithATokenOfItsOwn() throws Exception {
        TestRoll.make(drive.resolve("DAY/A010SEEN"), 10, Map.of("A010C001.bin", 6 * TestRoll.MIB));
        api.settled(api.ingest(drive, "WATCHED"), LIMIT);
        String token = Files.readString(appliance.home().resolve("run/scrape.token")).trim();
        String metrics = api.beside("/metrics", token).body();
        List<String> lines = metrics.lines().toList();
        assertTrue(lines.stream().anyMatch(line -> line.matches("checkgate_backbone_bytes_total\\{lane=\"cloud\"} [1-9].*")), metrics);
        assertTrue(lines.stream().anyMatch(line -> line.matches("checkgate_files_verified_total\\{lane=\"archive\",strength=\"HASHED\"} [1-9].*")), metrics);
        assertTrue(lines.stream().anyMatch(line -> line.matches("checkgate_roll_time_to_cloud_seconds_count [1-9].*")), metrics);
        assertTrue(lines.stream().anyMatch(line -> line.matches("checkgate_staging_free_bytes [1-9].*")), metrics);
        assertTrue(lines.stream().anyMatch(line -> line.matches("checkgate_plugin_up\\{plugin=\"org.checkgate.camera.bwf\",version=\".*\"} 1.0")), metrics);
        assertTrue(lines.contains("checkgate_lane_connected{lane=\"cloud\"} 1.0") && lines.contains("checkgate_healthy 1.0"), metrics);
        assertFalse(metrics.contains("A010") || metrics.contains("WATCHED"), metrics);
        assertEquals(401, api.beside("/metrics", "").statusCode());
        assertEquals(401, api.beside("/api/v1/status", token).statusCode());
        assertTrue(api.beside("/docs/noc", "").body().contains("<h3 id=\"noprogress\">"));
    }

    private static JsonNode unplug(long drive) throws Exception {
        for (JsonNode one : api.get("/drives")) {
            if (one.path("id").asLong() == drive) {
                return one.at("/light/SAFE_TO_UNPLUG");
            }
        }
        throw new AssertionError("no drive " + drive);
    }

    @Test
    void theCloudGetsTheOriginalTreeAndOurGeneration() throws Exception {
        Path source = TestRoll.make(drive.resolve("DAY/A002TREE"), 2, Map.of("clips/A002C001.bin", 100_000));
        api.settled(api.ingest(drive, "TREE"), LIMIT);
        Path cloud = find("TREE/20240101/main/A002TREE");
        assertEquals(-1, Files.mismatch(source.resolve("clips/A002C001.bin"), cloud.resolve("clips/A002C001.bin")));
        assertEquals(-1, Files.mismatch(source.resolve("ascmhl/ascmhl_chain.xml"), cloud.resolve(".checkgate/original/ascmhl_chain.xml")));
        String chain = Files.readString(cloud.resolve("ascmhl/ascmhl_chain.xml"));
        assertTrue(chain.contains("sequencenr=\"2\""), chain);
        var verdict = org.checkgate.mhl.HashLists.verify(copyForVerifying(cloud), org.checkgate.mhl.VerifyListener.NONE);
        assertEquals(List.of("ok"), verdict.findings(), "what we wrote verifies");
    }

    /** The objects of the roll as a folder, without Checkgate's own folder, which no hash list knows. */
    private Path copyForVerifying(Path cloud) throws IOException {
        Path copy = drive.resolve("downloaded/A002TREE");
        try (Stream<Path> files = Files.walk(cloud)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !cloud.relativize(f).startsWith(".checkgate")).toList()) {
                Path to = copy.resolve(cloud.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }

    private static Path find(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(appliance.home().resolve("stand-in-cloud"))) {
            return files.filter(f -> f.endsWith(suffix)).filter(f -> !f.toString().contains("archive")).findFirst().orElseThrow();
        }
    }

    @Test
    void theSameRollWithOneFlippedBitIsNeverGreenAndNeverLeaves() throws Exception {
        Path first = drive.resolve("first");
        TestRoll.make(first.resolve("A003FLIP"), 3, Map.of("A003C001.bin", 9 * TestRoll.MIB, "A003C002.bin", 5000));
        assertTrue(Api.on(Api.roll(api.settled(api.ingest(first, "FLIP"), LIMIT), "A003FLIP"), "SAFE_TO_REUSE"));
        TestRoll.flipOneBit(first.resolve("A003FLIP/A003C001.bin"));
        JsonNode bad = Api.roll(api.settled(api.ingest(first, "FLIP"), LIMIT), "A003FLIP");
        assertDark(bad);
        assertTrue(findings(bad).contains("HASH_MISMATCH A003C001.bin"), findings(bad).toString());
        assertTrue(bad.path("manifestKey").isNull(), "nothing of it is published");
        for (JsonNode file : bad.path("files")) {
            assertEquals("", strength(file, "cloud"), file.toString());
        }
    }

    @Test
    void aMissingAndAnExtraFileKeepTheRollDarkAndEverythingReadableIsStaged() throws Exception {
        Path roll = TestRoll.make(drive.resolve("A004GAPS"), 4, Map.of("A004C001.bin", 5000, "A004C002.bin", 6000));
        Files.delete(roll.resolve("A004C002.bin"));
        Files.writeString(roll.resolve("stranger.bin"), "who are you");
        JsonNode seen = Api.roll(api.settled(api.ingest(drive, "GAPS"), LIMIT), "A004GAPS");
        assertDark(seen);
        assertTrue(findings(seen).containsAll(List.of("MISSING_FILE A004C002.bin", "EXTRA_FILE stranger.bin")), findings(seen).toString());
        for (JsonNode file : seen.path("files")) {
            boolean missing = file.path("path").asText().equals("A004C002.bin");
            assertEquals(missing, strength(file, "staging").isEmpty(), file.toString());
        }
    }

    @Test
    void noManifestAMalformedOneAndATamperedOneEachSaySo() throws Exception {
        Files.createDirectories(drive.resolve("loose"));
        Files.writeString(drive.resolve("loose/clip.mov"), "x");
        JsonNode none = api.settled(api.ingest(drive.resolve("loose"), "NONE"), LIMIT);
        assertEquals(0, none.path("rolls").size());
        assertEquals("NO_MANIFEST", none.at("/driveFindings/0/code").asText());

        Path malformed = TestRoll.make(drive.resolve("m/A005BROKEN"), 5, Map.of("a.bin", 10));
        Files.writeString(malformed.resolve("ascmhl/ascmhl_chain.xml"), "<ascmhldirectory");
        assertDark(Api.roll(api.settled(api.ingest(drive.resolve("m"), "BROKEN"), LIMIT), "A005BROKEN"));

        Path classic = Files.createDirectories(drive.resolve("d/A006DOC"));
        Files.writeString(classic.resolve("A006DOC.mhl"), "<!DOCTYPE hashlist [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><hashlist version=\"1.1\"/>");
        assertDark(Api.roll(api.settled(api.ingest(drive.resolve("d"), "DOC"), LIMIT), "A006DOC"));
    }

    @Test
    void aDriveThatVanishesInMidCopyIsNotGreenAndGoesOnWhenItIsBack() throws Exception {
        Path mount = drive.resolve("mount");
        TestRoll.make(mount.resolve("A007GONE"), 7, Map.of("A007C001.bin", 120 * TestRoll.MIB, "A007C002.bin", 90 * TestRoll.MIB));
        long arrival = api.ingest(mount, "GONE");
        Await.until("the copy runs", LIMIT, () -> api.get("/drives/" + arrival + "?without=files"),
                d -> d.at("/transfer/sourceBytesRead").asLong() > 0);
        Path pulled = Files.move(mount, drive.resolve("pulled"));
        JsonNode gone = api.settled(arrival, LIMIT);
        assertDark(Api.roll(gone, "A007GONE"));
        assertTrue(gone.path("driveFindings").toString().contains("DRIVE_REMOVED"), gone.path("driveFindings").toString());
        Files.move(pulled, mount);
        JsonNode back = Await.until("green after the drive is back", LIMIT, () -> api.get("/drives/" + arrival),
                d -> Api.on(Api.roll(d, "A007GONE"), "SAFE_TO_REUSE"));
        assertEquals(0, back.path("driveFindings").size(), back.path("driveFindings").toString());
    }

    @Test
    void badRequestsGetASentence() throws Exception {
        var answer = Map.of("path", drive.resolve("nowhere").toString(), "title", "X");
        IOException refused = org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> api.post("/ingests", answer));
        assertTrue(refused.getMessage().contains("400") && refused.getMessage().contains("There is no folder"), refused.getMessage());
        IOException climbing = org.junit.jupiter.api.Assertions.assertThrows(IOException.class,
                () -> api.post("/ingests", Map.of("path", drive.toString(), "title", "../X")));
        assertTrue(climbing.getMessage().contains("400"), climbing.getMessage());
    }

    private static void assertDark(JsonNode roll) {
        for (String light : List.of("SAFE_TO_UNPLUG", "SAFE_TO_REUSE", "SAFE_TO_CLEAR")) {
            assertFalse(Api.on(roll, light), roll.toString());
            assertFalse(roll.at("/lights/" + light + "/why").asText().isBlank());
        }
    }

    private static List<String> findings(JsonNode roll) {
        List<String> codes = new ArrayList<>();
        roll.path("findings").forEach(f -> codes.add(f.path("code").asText() + " " + f.path("path").asText()));
        roll.path("files").forEach(file -> file.path("findings").forEach(f -> codes.add(f.path("code").asText() + " " + f.path("path").asText())));
        return codes;
    }

    private static String strength(JsonNode file, String tier) {
        for (JsonNode copy : file.path("copies")) {
            if (copy.path("tier").asText().equals(tier)) {
                return copy.path("strength").asText();
            }
        }
        return "";
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
