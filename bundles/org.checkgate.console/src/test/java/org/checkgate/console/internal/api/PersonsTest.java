package org.checkgate.console.internal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollKind;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What persons decide: a day signed off, files dismissed, findings accepted. */
class PersonsTest {
    private static final String SIGN = "/api/v1/days/sign";
    private static final String DISMISS = "/api/v1/drives/1/dismiss";
    @TempDir
    Path folder;
    private final FakeSet set = new FakeSet();
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        http = new FakeHttp(new FakeAppliance(set.ledger), folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    private static String signature(Object lastRoll) {
        return Json.text(Map.of("title", "Northern Lights", "day", "20260314", "unit", "main", "by", " Ana ", "lastRoll", lastRoll));
    }

    /** Only the roll that is safe in the archive is left of the day. */
    private void allArchived() {
        set.ledger.rolls.keySet().removeIf(id -> id != 11);
    }

    @Test
    void daysSayWhatASignatureWouldCover() throws Exception {
        JsonNode day = ask.json("/api/v1/days").get(0);
        assertEquals(List.of("title", "day", "unit", "rolls", "archived", "unproven", "lastRoll", "signed"), Asking.fields(day));
        assertEquals(4, day.get("rolls").asInt());
        assertEquals(1, day.get("archived").asInt());
        assertEquals(List.of("A002R1AB", "A003R1AB", "S001"), day.get("unproven").findValuesAsText("roll"));
        assertTrue(day.get("unproven").get(0).get("why").asText().startsWith("1 of 4 files proven in cloud"), day.toString());
        assertEquals(14, day.get("lastRoll").asLong());
        assertTrue(day.get("signed").isNull());
        assertEquals(day, ask.json("/api/v1/days/Northern%20Lights/20260314/main"));
        assertEquals(0, ask.json("/api/v1/days?limit=0").size());
    }

    @Test
    void aTitleMayHoldAnySignButASlash() throws Exception {
        Destination day = new Destination("Dawn & 100%;x=1?#+ [é]", "20260315", "2nd unit");
        set.ledger.rolls.put(20L, new Roll(20, 1, day, "B001", 1, RollKind.CAMERA, "B001", "fp"));
        String path = Stream.of(day.title(), day.day(), day.unit()).map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        JsonNode found = ask.json("/api/v1/days/" + path);
        assertEquals(day.title(), found.path("title").asText(), found.toString());
    }

    @Test
    void aDayIsSignedAsItWasSeen() throws Exception {
        allArchived();
        assertTrue(ask.json("/api/v1/rolls").get(0).get("toSign").asBoolean());
        HttpResponse<String> answer = ask.post(SIGN, signature(11));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("{\"by\":\"Ana\",\"at\":\"2026-03-14T12:00:00Z\",\"uncovered\":0}", Json.MAPPER.readTree(answer.body()).get("signed").toString());
        JsonNode roll = ask.json("/api/v1/rolls").get(0);
        assertTrue(roll.get("lights").get("SAFE_TO_CLEAR").get("on").asBoolean());
        assertFalse(roll.get("toSign").asBoolean());
    }

    @Test
    void aDayThatIsNotWhatWasSeenOrNotProvenIsRefused() throws Exception {
        HttpResponse<String> unproven = ask.post(SIGN, signature(14));
        assertEquals(409, unproven.statusCode());
        assertTrue(unproven.body().contains("A002R1AB"), unproven.body());
        allArchived();
        HttpResponse<String> meanwhile = ask.post(SIGN, signature(10));
        assertEquals(409, meanwhile.statusCode());
        assertTrue(Json.MAPPER.readTree(meanwhile.body()).get("error").asText().contains("came meanwhile"), meanwhile.body());
        assertEquals(404, ask.post(SIGN, signature(11).replace("main", "second")).statusCode());
        assertEquals(401, ask.send(ask.bare(SIGN).POST(BodyPublishers.ofString(signature(11)))).statusCode());
        assertEquals(404, ask.post("/api/v1/days/forge", signature(11)).statusCode());
        assertEquals(404, ask.post("/api/v1/days", signature(11)).statusCode());
        assertTrue(set.ledger.signed.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`lastRoll`:11}", "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:` `,`lastRoll`:11}",
        "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana`}", "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana`,`lastRoll`:`11`}",
        "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana`,`lastRoll`:11.5}", "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana`,`lastRoll`:-1}",
        "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana`,`lastRoll`:99999999999999999999}", "{`title`:`Northern Lights`,`unit`:`main`,`by`:`Ana`,`lastRoll`:11}",
        "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana\\nKim`,`lastRoll`:11}", "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`A\\u202Ena`,`lastRoll`:11}",
        "{`title`:`Northern Lights`,`day`:`20260314`,`unit`:`main`,`by`:`Ana`,`lastRoll`:11,`force`:true}"})
    void aSignatureThatIsNotClearIsNone(String body) throws Exception {
        allArchived();
        HttpResponse<String> answer = ask.post(SIGN, body.replace('`', '"'));
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(set.ledger.signed.isEmpty());
    }

    @Test
    void aNameHasAHundredCharactersAtMost() throws Exception {
        allArchived();
        // Each is one character and two of Java's.
        String longest = "\uD835\uDD04".repeat(100);
        assertEquals(400, ask.post(SIGN, signature(11).replace(" Ana ", longest + "x")).statusCode());
        assertEquals(200, ask.post(SIGN, signature(11).replace(" Ana ", longest)).statusCode());
    }

    @Test
    void otherFilesAreDismissedByNameOrAllThatWereSeen() throws Exception {
        assertEquals(2, ask.json("/api/v1/drives").get(1).get("undecided").asInt());
        JsonNode one = Json.MAPPER.readTree(ask.post(DISMISS, "{\"by\":\"Ana\",\"reason\":\"private\",\"paths\":[\"LUTs/show.cube\"]}").body());
        assertEquals(1, one.get("dismissed").asInt());
        assertEquals(1, one.get("undecided").asInt());
        HttpResponse<String> more = ask.post(DISMISS, "{\"by\":\"Kim\",\"reason\":\"printed\",\"all\":true,\"count\":2}");
        assertEquals(409, more.statusCode());
        assertTrue(more.body().contains("1 other file"), more.body());
        assertEquals(200, ask.post(DISMISS, "{\"by\":\"Kim\",\"reason\":\"printed\",\"all\":true,\"count\":1}").statusCode());
        JsonNode drive = ask.json("/api/v1/drives").get(1);
        assertEquals(2, drive.get("other").asInt());
        assertEquals(0, drive.get("undecided").asInt());
        assertEquals(2, ask.json("/api/v1/drives/1").get("other").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "400|{`reason`:`r`,`all`:true,`count`:2}", "400|{`by`:`Ana`,`all`:true,`count`:2}", "400|{`by`:`Ana`,`reason`:` `,`all`:true,`count`:2}",
        "400|{`by`:`Ana`,`reason`:`r`}", "400|{`by`:`Ana`,`reason`:`r`,`all`:true}", "400|{`by`:`Ana`,`reason`:`r`,`count`:2}", "400|{`by`:`Ana`,`reason`:`r`,`all`:false,`count`:2}",
        "400|{`by`:`Ana`,`reason`:`r`,`all`:`yes`,`count`:2}", "400|{`by`:`Ana`,`reason`:`r`,`paths`:[]}", "400|{`by`:`Ana`,`reason`:`r`,`paths`:`LUTs/show.cube`}",
        "400|{`by`:`Ana`,`reason`:`r`,`paths`:[`LUTs/show.cube`,7]}", "400|{`by`:`Ana`,`reason`:`r`,`paths`:[`LUTs/show.cube`],`all`:true,`count`:2}",
        "400|{`by`:`Ana`,`reason`:`r\\u2028s`,`all`:true,`count`:2}", "404|{`by`:`Ana`,`reason`:`r`,`paths`:[`LUTs/show.cube`,`A001R1AB/Clips/A001C001.mov`]}",
        "404|{`by`:`Ana`,`reason`:`r`,`paths`:[`lut/show.cube`]}", "409|{`by`:`Ana`,`reason`:`r`,`all`:true,`count`:0}", "409|{`by`:`Ana`,`reason`:`r`,`all`:true,`count`:9999999999}"})
    void aDismissalThatIsNotClearIsNone(int status, String body) throws Exception {
        HttpResponse<String> answer = ask.post(DISMISS, body.replace('`', '"'));
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(List.of("error", "next"), Asking.fields(Json.MAPPER.readTree(answer.body())));
        assertEquals(2, set.ledger.drives().otherFiles(1).undecided());
    }

    private static String accepting(String code, String sentence, String by) {
        return Json.text(Map.of("code", code, "path", "notes.txt", "sentence", sentence, "by", by, "reason", "the set wants it"));
    }

    @Test
    void aFindingIsAcceptedAsItWasRead() throws Exception {
        Finding extra = new Finding("EXTRA_FILE", Severity.OVERRIDABLE, "notes.txt", "No hash list knows it.", "Ask.");
        set.ledger.findings.put(11L, List.of(extra, new Finding("HASH_MISMATCH", Severity.BLOCK, "notes.txt", "Wrong bytes.", "Ask.")));
        String accept = "/api/v1/rolls/11/accept";
        assertEquals(404, ask.post("/api/v1/rolls/99/accept", accepting("EXTRA_FILE", extra.sentence(), "Ana")).statusCode());
        assertEquals(404, ask.post(accept, accepting("OTHER", extra.sentence(), "Ana")).statusCode());
        assertEquals(409, ask.post(accept, accepting("HASH_MISMATCH", "Wrong bytes.", "Ana")).statusCode());
        assertEquals(409, ask.post(accept, accepting("EXTRA_FILE", "It said something else.", "Ana")).statusCode());
        assertEquals(400, ask.post(accept, accepting("EXTRA_FILE", extra.sentence(), " ")).statusCode());
        assertEquals(400, ask.post(accept, Json.text(Map.of("code", "EXTRA_FILE", "by", "Ana", "reason", "x"))).statusCode());
        assertEquals(401, ask.send(ask.bare(accept).POST(BodyPublishers.ofString(accepting("EXTRA_FILE", extra.sentence(), "Ana")))).statusCode());
        assertEquals(extra, set.ledger.findings.get(11L).get(0));
        HttpResponse<String> answer = ask.post(accept, accepting("EXTRA_FILE", extra.sentence(), "Ana"));
        assertEquals("{\"roll\":11}", answer.body());
        assertEquals(Severity.INFO, set.ledger.findings.get(11L).get(0).severity());
    }
}
