package org.checkgate.console.internal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes as scripts see them; field names are copied from the API's description, not from the code. */
class RoutesTest {
    @TempDir
    Path folder;
    private final FakeSet set = new FakeSet();
    private final FakeAppliance appliance = new FakeAppliance(set.ledger);
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        http = new FakeHttp(appliance, folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    @Test
    void healthNamesEveryProblem() throws Exception {
        JsonNode good = ask.json("/api/v1/health");
        assertEquals(List.of("up", "healthy", "demo", "version", "problems"), Asking.fields(good));
        assertTrue(good.get("healthy").asBoolean() && good.get("demo").asBoolean() && good.get("problems").isEmpty());
        set.ledger.backupTrouble = "The ledger could not be backed up.";
        JsonNode without = ask.json("/api/v1/health");
        assertFalse(without.get("healthy").asBoolean());
        assertEquals("The ledger could not be backed up.", without.get("problems").get(0).asText());
        set.ledger.backupTrouble = null;
        set.ledger.endpoints.remove(Tier.STAGING);
        assertTrue(ask.json("/api/v1/health").get("problems").get(0).asText().startsWith("Staging is not there"));
        set.ledger.broken = true;
        assertTrue(ask.json("/api/v1/health").get("problems").get(0).asText().startsWith("The ledger cannot be read"));
        appliance.absent = List.of("ledger", "intake");
        JsonNode early = ask.json("/api/v1/health");
        assertTrue(early.get("up").asBoolean());
        assertFalse(early.get("healthy").asBoolean());
        assertEquals(2, early.get("problems").size());
        assertEquals(503, ask.get("/api/v1/drives").statusCode());
    }

    @Test
    void whereUnsignedPluginsServeTheStatusSaysSo() throws Exception {
        assertFalse(ask.json("/api/v1/status").get("developmentMode").asBoolean());
        appliance.development = true;
        assertTrue(ask.json("/api/v1/status").get("developmentMode").asBoolean());
        appliance.absent = List.of("inspection");
        assertFalse(ask.json("/api/v1/status").get("developmentMode").asBoolean(), "what does not run serves nobody's plugins");
    }

    @Test
    void statusSaysWhatIsGoingOn() throws Exception {
        appliance.lanes = List.of(new Appliance.LaneNow("backbone", 12, "a.mov", 5, 9, 3));
        JsonNode status = ask.json("/api/v1/status");
        assertEquals(List.of("up", "healthy", "demo", "developmentMode", "version", "problems", "cloud", "staging", "drives", "rolls", "working", "transfer", "lanes"), Asking.fields(status));
        assertEquals(List.of("roll", "step", "state", "reason", "rollId"), Asking.fields(status.get("working").get(0)));
        assertEquals(List.of("lane", "roll", "file", "done", "total", "bytesPerSecond", "rollId"), Asking.fields(status.get("lanes").get(0)));
        assertEquals("A002R1AB", status.get("lanes").get(0).get("roll").asText());
        assertEquals(3, status.get("working").size());
        assertTrue(status.get("cloud").get("why").asText().startsWith("DEMO"));
        set.ledger.endpoints.remove(Tier.CLOUD);
        assertFalse(ask.json("/api/v1/status").get("cloud").get("configured").asBoolean());
    }

    @Test
    void drivesAndRollsAtAGlance() throws Exception {
        JsonNode drive = ask.json("/api/v1/drives").get(1);
        assertEquals(List.of("id", "label", "mount", "present", "state", "title", "day", "unit", "light", "findings", "rolls", "other", "undecided", "seenAt"), Asking.fields(drive));
        assertFalse(drive.get("light").get("SAFE_TO_UNPLUG").get("on").asBoolean());
        assertEquals("[11,12,13,14]", drive.get("rolls").toString());
        assertTrue(ask.json("/api/v1/drives").get(0).get("title").isNull());
        assertEquals(1, ask.json("/api/v1/drives?limit=1").size());
        assertEquals(2, ask.json("/api/v1/rolls?limit=2").size());
        JsonNode roll = ask.json("/api/v1/rolls").get(1);
        assertEquals(List.of("id", "drive", "title", "day", "unit", "roll", "delivery", "kind", "lights", "files", "bytes", "steps", "findings",
                "findingsCount", "proven", "moved", "clearedAt", "toSign"), Asking.fields(roll));
        assertEquals(List.of("step", "state", "reason", "notBefore"), Asking.fields(roll.get("steps").get(0)));
        assertEquals(6_000_000_015L, roll.get("bytes").asLong());
        assertEquals(4, roll.get("proven").get("staging").asInt());
    }

    @Test
    void oneRollHasItsMedia() throws Exception {
        JsonNode roll = ask.json("/api/v1/rolls/11");
        assertEquals(List.of("id", "title", "day", "unit", "roll", "kind", "files", "lights", "findings", "clips", "proxies", "manifestKey", "steps", "media", "clipStates", "clearedAt"), Asking.fields(roll));
        assertEquals("/api/v1/clips/101/poster", roll.get("media").get(0).get("poster").asText());
        assertFalse(ask.json("/api/v1/rolls/11?without=files").has("files"));
        assertEquals(200, ask.get("/api/v1/drives/1").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/drives/77", "/api/v1/drives/x", "/api/v1/drives/-1", "/api/v1/drives/1/2/3", "/api/v1/rolls/99999999999999999999",
        "/api/v1/rolls/1/files", "/api/v1/days/x", "/api/v1/days/T/20260314/main", "/api/v1/days/T/yesterday/main", "/api/v1/days/T/20260314/main/x", "/api/v1/clips/77", "/api/v1/clips/x", "/api/v1/clips/77/proxy", "/api/v1/clips/101/original", "/api/v2/drives", "/web/index.html", "/lib/lit/LICENSE"})
    void whatIsNotThereIsSaidInASentence(String path) throws Exception {
        HttpResponse<String> answer = ask.get(path);
        assertEquals(404, answer.statusCode());
        assertEquals(List.of("error", "next"), Asking.fields(Json.MAPPER.readTree(answer.body())));
    }

    @Test
    void takesAFolderIn() throws Exception {
        HttpResponse<String> taken = ask.post("/api/v1/ingests", "{\"path\":\"/media/x\",\"title\":\" Northern Lights \"}");
        assertEquals(201, taken.statusCode());
        assertEquals("{\"drive\":2}", taken.body());
        var to = set.ledger.drives.get(2L).destination().orElseThrow();
        assertEquals("Northern Lights/20260314/main", to.title() + "/" + to.day() + "/" + to.unit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "400|{`path`:`/media/x`}", "400|{`title`:`T`}", "400|{`path`:`x`,`title`:`T`}", "400|{`path`:`/nowhere`,`title`:`T`}",
        "400|{`path`:`/media/x`,`title`:`a/b`}", "400|{`path`:`/media/x`,`title`:`T`,`day`:`2026-03-14`}", "400|{`path`:`/media/x`,`title`:`T`,`day`:`20261399`}",
        "400|{`path`:`/media/x`,`title`:`T`,`unit`:`..`}", "400|{`path`:`/media/x`,`title`:7}", "400|{`path`:`/media/x`,`title`:`T`,`units`:`a`}",
        "400|[1]", "400|{", "400|{`path`:`/media/\\u0000`,`title`:`T`}"})
    void refusesBadInputWithASentence(int status, String body) throws Exception {
        HttpResponse<String> answer = ask.post("/api/v1/ingests", body.replace('`', '"'));
        assertEquals(status, answer.statusCode(), answer.body());
        assertFalse(Json.MAPPER.readTree(answer.body()).get("error").asText().contains("Exception"), answer.body());
    }

    @Test
    void refusesForeignKindsAndSizesOfBodies() throws Exception {
        var form = ask.with("/api/v1/ingests").header("Content-Type", "text/plain");
        assertEquals(415, ask.send(form.POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))).statusCode());
        assertEquals(413, ask.post("/api/v1/ingests", "{\"path\":\"" + "x".repeat(70_000) + "\"}").statusCode());
        assertEquals(405, ask.get("/api/v1/ingests").statusCode());
    }

    @Test
    void aDestinationIsSaidOnceAndThenStands() throws Exception {
        String body = "{\"title\":\"T\",\"day\":\"20260314\",\"unit\":\"main\"}";
        assertEquals(200, ask.post("/api/v1/drives/2/destination", body).statusCode());
        assertEquals("T", ask.json("/api/v1/drives").get(0).get("title").asText());
        assertEquals(400, ask.post("/api/v1/drives/2/destination", "{\"title\":\"T\"}").statusCode());
        assertEquals(409, ask.post("/api/v1/drives/1/destination", body).statusCode());
        assertEquals(404, ask.post("/api/v1/drives/77/destination", body).statusCode());
        assertEquals(404, ask.post("/api/v1/drives/2/wipe", body).statusCode());
    }

    @Test
    void aRollIsAskedBackFromTheArchive() throws Exception {
        JsonNode cold = ask.json("/api/v1/rolls/13/restore");
        assertEquals(List.of("roll", "ready", "sentence", "objects", "warm", "cold", "underWay", "restored", "missing", "until"), Asking.fields(cold));
        assertTrue(cold.get("cold").asInt() == 3 && cold.get("until").isNull() && !cold.get("ready").asBoolean());
        assertEquals("{\"roll\":13}", ask.post("/api/v1/rolls/13/restore", "{\"days\":7,\"by\":\" Ana \"}").body());
        assertEquals(List.of("13 7 Ana"), appliance.askedBack);
        assertEquals("2026-03-21T00:00:00Z", ask.json("/api/v1/rolls/13/restore").get("until").asText());
        for (String bad : List.of("{}", "{\"days\":7}", "{\"by\":\"Ana\"}", "{\"days\":366,\"by\":\"Ana\"}", "{\"days\":\"7\",\"by\":\"Ana\"}", "{\"days\":7,\"by\":\"Ana\",\"why\":\"x\"}")) {
            assertEquals(400, ask.post("/api/v1/rolls/13/restore", bad).statusCode(), bad);
        }
        assertEquals(404, ask.get("/api/v1/rolls/77/restore").statusCode());
        assertEquals(404, ask.post("/api/v1/rolls/77/restore", "{\"days\":7,\"by\":\"Ana\"}").statusCode());
        assertEquals(401, ask.send(ask.bare("/api/v1/rolls/13/restore")).statusCode());
        appliance.noArchive = true;
        assertEquals(409, ask.get("/api/v1/rolls/13/restore").statusCode());
        assertEquals(409, ask.post("/api/v1/rolls/13/restore", "{\"days\":7,\"by\":\"Ana\"}").statusCode());
        appliance.absent = List.of("transfer");
        assertEquals(503, ask.get("/api/v1/rolls/13/restore").statusCode());
        assertEquals(1, appliance.askedBack.size());
    }

    @Test
    void retryRearmsWhatIsHeld() throws Exception {
        assertEquals(1, Json.MAPPER.readTree(ask.post("/api/v1/drives/1/retry", "").body()).get("rearmed").asInt());
        assertTrue(set.ledger.work.stream().noneMatch(w -> w.state() == WorkState.BLOCKED));
        assertEquals("drive.retry", set.ledger.activity.get(6).kind());
    }

    @Test
    void aRollOrOneFileOfItIsTriedAgain() throws Exception {
        assertEquals("{\"roll\":13}", ask.post("/api/v1/rolls/13/retry", "").body());
        assertEquals(200, ask.post("/api/v1/rolls/13/retry", "{}").statusCode());
        assertEquals(200, ask.post("/api/v1/rolls/13/retry", "{\"path\":\"Clips/A003C002.mov\"}").statusCode());
        assertEquals(List.of("13 all", "13 all", "13 Clips/A003C002.mov"), appliance.triedAgain);
    }

    @Test
    void aRetryThatCannotBeIsRefusedWithASentence() throws Exception {
        HttpResponse<String> nowhere = ask.post("/api/v1/rolls/13/retry", "{\"path\":\" Clips/A003C002.mov\"}");
        assertEquals(404, nowhere.statusCode(), "a blank belongs to the name");
        assertTrue(Json.MAPPER.readTree(nowhere.body()).get("error").asText().startsWith("There is no file \" Clips/A003C002.mov\""), nowhere.body());
        assertEquals(404, ask.post("/api/v1/rolls/77/retry", "").statusCode());
        assertEquals(404, ask.post("/api/v1/rolls/13/wipe", "").statusCode());
        assertEquals(400, ask.post("/api/v1/rolls/13/retry", "{\"file\":\"a\"}").statusCode());
        assertEquals(401, ask.send(ask.bare("/api/v1/rolls/13/retry").POST(java.net.http.HttpRequest.BodyPublishers.noBody())).statusCode());
        appliance.absent = List.of("transfer");
        assertEquals(503, ask.post("/api/v1/rolls/13/retry", "").statusCode());
        assertTrue(appliance.triedAgain.isEmpty());
    }

    @Test
    void aRollIsLookedAtAgain() throws Exception {
        JsonNode answer = Json.MAPPER.readTree(ask.post("/api/v1/rolls/13/scrub", "").body());
        assertEquals(13, answer.get("roll").asLong());
        assertTrue(answer.get("tiers").size() > 0, answer.toString());
        assertEquals(List.of(13L), set.ledger.scrubbed);
        JsonNode looks = ask.json("/api/v1/rolls/13/scrub");
        assertEquals(List.of("roll", "tiers"), Asking.fields(looks));
        JsonNode cloud = looks.get("tiers").get(0);
        assertEquals(List.of("tier", "lookedAt", "askedAt", "begunAt"), Asking.fields(cloud));
        assertEquals("cloud", cloud.get("tier").asText());
        assertEquals(FakeLedger.NOON.minusSeconds(3600).toString(), cloud.get("lookedAt").asText());
        assertEquals(FakeLedger.NOON.toString(), cloud.get("askedAt").asText());
        assertTrue(cloud.get("begunAt").isNull() && looks.get("tiers").get(1).get("lookedAt").isNull());
        assertEquals(404, ask.get("/api/v1/rolls/77/scrub").statusCode());
        assertEquals(401, ask.send(ask.bare("/api/v1/rolls/13/scrub")).statusCode());
        set.ledger.copies.clear();
        assertEquals(409, ask.post("/api/v1/rolls/13/scrub", "").statusCode());
        assertEquals(404, ask.post("/api/v1/rolls/77/scrub", "").statusCode());
        assertEquals(400, ask.post("/api/v1/rolls/13/scrub", "{\"tier\":\"cloud\"}").statusCode());
        assertEquals(List.of(13L), set.ledger.scrubbed);
    }

    @Test
    void everyStationThatIsNotAtWorkSaysWhy() throws Exception {
        set.ledger.work.removeIf(w -> w.rollId() == 12 && w.step() == Step.STAGE);
        set.ledger.work.add(new Work(90, 12, Step.STAGE, WorkState.READY, 0, Instant.EPOCH, ""));
        JsonNode ready = ask.json("/api/v1/rolls/12").get("steps").get(0);
        assertEquals("It waits for its turn: S001 is read from the same drive, and a drive is read by one roll at a time.", ready.get("reason").asText());
        assertTrue(ready.get("notBefore").isNull());
        set.ledger.work.removeIf(w -> w.rollId() == 14);
        assertEquals("It begins within moments.", ask.json("/api/v1/rolls/12").get("steps").get(0).get("reason").asText());
        set.ledger.work.add(new Work(91, 14, Step.SYNC, WorkState.READY, 0, Instant.EPOCH, ""));
        assertEquals("It waits for its turn behind A002R1AB.", ask.json("/api/v1/rolls/14").get("steps").get(0).get("reason").asText());
        set.ledger.work.removeIf(w -> w.rollId() == 14);
        set.ledger.work.add(new Work(92, 14, Step.STAGE, WorkState.WAITING, 1, FakeLedger.NOON.plusSeconds(40), "STAGING_FULL: no space."));
        JsonNode waiting = ask.json("/api/v1/rolls/14").get("steps").get(0);
        assertEquals("2026-03-14T12:00:40Z", waiting.get("notBefore").asText());
        assertEquals("STAGING_FULL: no space.", waiting.get("reason").asText());
        for (JsonNode working : ask.json("/api/v1/status").get("working")) {
            assertEquals(working.get("state").asText().equals("RUNNING"), working.get("reason").asText().isEmpty(), working.toString());
        }
        for (JsonNode held : ask.json("/api/v1/drives/1").get("waiting")) {
            assertEquals(held.get("state").asText().equals("RUNNING"), held.get("reason").asText().isEmpty(), held.toString());
        }
    }

    @Test
    void theGravestFindingsComeFirst() throws Exception {
        List<Finding> many = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            many.add(new Finding("CASE_COLLISION", Severity.INFO, "f" + n, "Twins.", ""));
        }
        many.add(new Finding("MISSING_FILE", Severity.BLOCK, "z", "z is missing.", "Ask."));
        set.ledger.findings.put(13L, many);
        JsonNode roll = ask.json("/api/v1/rolls").get(1);
        assertEquals(301, roll.get("findingsCount").asInt());
        assertEquals(100, roll.get("findings").size());
        assertEquals("MISSING_FILE", roll.get("findings").get(0).get("code").asText());
    }

    @Test
    void activityAndEventsGoOnFromACursor() throws Exception {
        JsonNode newest = ask.json("/api/v1/activity?limit=2");
        assertEquals(List.of("sequence", "at", "drive", "roll", "kind", "sentence"), Asking.fields(newest.get(0)));
        assertEquals(5, newest.get(0).get("sequence").asInt());
        assertEquals(1, ask.json("/api/v1/activity?after=5").size());
        assertEquals(400, ask.get("/api/v1/activity?after=x").statusCode());
        JsonNode events = ask.json("/api/v1/events?after=0");
        assertEquals(List.of("events", "next"), Asking.fields(events));
        assertEquals(List.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence", "data"), Asking.fields(events.get("events").get(0)));
        assertEquals(7, events.get("next").asInt());
        assertEquals(7, ask.json("/api/v1/events?after=7").get("next").asInt());
    }

    @Test
    void aBrokenLedgerIsSaidAndNotTraced() throws Exception {
        set.ledger.broken = true;
        // The second breaks when most of its document is written already.
        for (String path : List.of("/api/v1/activity", "/api/v1/drives/1")) {
            HttpResponse<String> answer = ask.get(path);
            assertEquals(503, answer.statusCode());
            assertTrue(Json.MAPPER.readTree(answer.body()).get("error").asText().startsWith("The ledger"), answer.body());
        }
    }
}
