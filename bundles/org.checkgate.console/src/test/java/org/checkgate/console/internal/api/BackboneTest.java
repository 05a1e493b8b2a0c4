package org.checkgate.console.internal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeBoard;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;
import org.checkgate.transfer.Links;
import org.checkgate.transfer.TrafficControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The backbone as the operations centre sees and steers it; field names are copied from the API's description, not from the code. */
class BackboneTest {
    private static final String BACKBONE = "/api/v1/backbone";
    @TempDir
    Path folder;
    private final FakeSet set = new FakeSet();
    private final FakeAppliance appliance = new FakeAppliance(set.ledger);
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        appliance.board = FakeBoard.at(FakeLedger.NOON, FakeBoard.UNLIMITED, 0);
        http = new FakeHttp(appliance, folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
    }

    /** The answer to an order that was done. */
    private JsonNode order(String what, Map<String, ?> fields) throws Exception {
        HttpResponse<String> answer = ask.post(BACKBONE + "/" + what, Json.text(fields));
        assertEquals(200, answer.statusCode(), answer.body());
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void endpointsSayWhatTheyDidWhenTheyWereLiedTo() throws Exception {
        appliance.links = List.of(new Links.Link(Tier.CLOUD, "https://cloud.example/bucket", true, false,
                List.of(new Links.Lie("a wrong checksum with an object", "ACCEPTED")), Optional.of(Duration.ofMillis(-1500))));
        assertEquals("[{\"lane\":\"cloud\",\"address\":\"https://cloud.example/bucket\",\"connected\":true,\"believed\":false,"
                + "\"lies\":[{\"told\":\"a wrong checksum with an object\",\"taken\":\"ACCEPTED\"}],\"clockAhead\":-1.5}]", ask.json(BACKBONE + "/endpoints").toString());
    }

    @Test
    void theBoardIsADocument() throws Exception {
        JsonNode board = ask.json(BACKBONE);
        assertEquals(List.of("at", "cap", "ordered", "exception", "lanes", "holds", "titles", "queue"), Asking.fields(board));
        assertEquals("2026-03-14T12:00:00Z", board.get("at").asText());
        assertEquals("{\"bytesPerSecond\":null,\"until\":null,\"exception\":false,\"plan\":\"off\",\"zone\":\"Europe/Berlin\",\"trouble\":null}", board.get("cap").toString());
        assertEquals("{\"lane\":\"archive\",\"weight\":1,\"bytesPerSecond\":0,\"bytes\":0,\"backlog\":4000000000,\"rolls\":1,\"oldest\":\"2026-03-14T11:51:00Z\","
                + "\"progress\":null,\"trouble\":\"The archive does not answer.\"}", board.get("lanes").get(1).toString());
        assertEquals("{\"title\":\"Northern Lights\",\"share\":3,\"objectiveHours\":6,\"rolls\":2,\"late\":1}", board.get("titles").get(0).toString());
        assertTrue(board.get("titles").get(1).get("objectiveHours").isNull());
        assertEquals("{\"lane\":\"cloud\",\"rollId\":21,\"title\":\"Tide\",\"roll\":\"B001R2CD\",\"bytes\":null,\"left\":null,\"arrived\":\"2026-03-14T10:00:00Z\","
                + "\"since\":\"2026-03-14T11:00:00Z\",\"state\":\"READY\",\"reason\":\"Its title was paused by Kim: the line is booked\",\"urgency\":\"NORMAL\","
                + "\"held\":\"PAUSE\",\"eta\":null,\"due\":null,\"late\":false}", board.get("queue").get(2).toString());
        assertEquals("{\"earliest\":\"2026-03-14T12:50:00Z\",\"latest\":\"2026-03-14T13:40:00Z\"}", board.get("queue").get(0).get("eta").toString());
        assertEquals(1, ask.json(BACKBONE + "?limit=1").get("queue").size());
        assertEquals(404, ask.get(BACKBONE + "/nothing").statusCode());
        assertEquals(401, ask.send(ask.bare(BACKBONE).GET()).statusCode());
    }

    @Test
    void aRollThatIsNotExpectedInTimeIsMarked() throws Exception {
        JsonNode queue = ask.json(BACKBONE).get("queue");
        assertEquals("2026-03-14T13:00:00Z", queue.get(0).get("due").asText(), "listed at 07:00, wanted within six hours");
        assertFalse(queue.get(0).get("late").asBoolean());
        assertTrue(queue.get(1).get("late").asBoolean(), "expected tomorrow");
        assertTrue(queue.get(3).get("due").isNull(), "the objective speaks of the cloud");
    }

    @Test
    void aCapIsANumberAndAClosedLinkIsNoughtNotNothing() throws Exception {
        appliance.board = FakeBoard.at(FakeLedger.NOON, new TrafficControl.Cap(0, Optional.of(FakeLedger.NOON.plusSeconds(60)), true, "off", "UTC", Optional.of("It is bad.")), 0);
        assertEquals("{\"bytesPerSecond\":0,\"until\":\"2026-03-14T12:01:00Z\",\"exception\":true,\"plan\":\"off\",\"zone\":\"UTC\",\"trouble\":\"It is bad.\"}",
                ask.json(BACKBONE).get("cap").toString());
    }

    @Test
    void whomAnOrderWouldAffectIsSaidBefore() throws Exception {
        assertEquals("{\"rolls\":3,\"bytes\":8800000000,\"uncounted\":1,\"names\":[\"A002R1AB\",\"S001\",\"B001R2CD\"],\"titles\":[\"Northern Lights\",\"Tide\"],\"underWay\":1}",
                ask.json(BACKBONE + "/affected?reach=SITE").toString());
        assertEquals("{\"rolls\":1,\"bytes\":4000000000,\"uncounted\":0,\"names\":[\"A002R1AB\"],\"titles\":[\"Northern Lights\"],\"underWay\":0}",
                ask.json(BACKBONE + "/affected?reach=LANE&subject=archive").toString());
        assertEquals(2, ask.json(BACKBONE + "/affected?reach=TITLE&subject=Northern%20Lights").get("rolls").asInt());
        assertEquals(7_600_000_000L, ask.json(BACKBONE + "/affected?reach=ROLL&subject=12").get("bytes").asLong(), "on both lanes");
        assertEquals(0, ask.json(BACKBONE + "/affected?reach=TITLE&subject=Nobody").get("rolls").asInt());
        appliance.board = FakeBoard.at(FakeLedger.NOON, FakeBoard.UNLIMITED, 1000);
        JsonNode many = ask.json(BACKBONE + "/affected?reach=SITE");
        assertEquals(1003, many.get("rolls").asInt());
        assertEquals(20, many.get("names").size());
    }

    @ParameterizedTest
    @CsvSource({"reach=EARTH", "reach=LANE", "reach=LANE&subject=staging", "reach=ROLL&subject=A002", "reach=SITE&subject=cloud", "reach=TITLE&subject="})
    void whatAnOrderCannotReachIsRefused(String query) throws Exception {
        HttpResponse<String> answer = ask.get(BACKBONE + "/affected?" + query);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(List.of("error", "next"), Asking.fields(Json.MAPPER.readTree(answer.body())));
    }

    @Test
    void aLimitIsSetAndTakenBack() throws Exception {
        JsonNode set = order("limit", Map.of("limit", " Mon-08:00,512M Fri-19:00,1G ", "by", "Ana"));
        assertEquals("{\"plan\":\"Mon-08:00,512M Fri-19:00,1G\",\"by\":\"Ana\",\"at\":\"2026-03-14T12:00:00Z\"}", set.get("ordered").toString());
        assertEquals(1L << 30, set.get("cap").get("bytesPerSecond").asLong(), "it is a Saturday");
        assertEquals("2026-03-16T07:00:00Z", set.get("cap").get("until").asText(), "Monday at eight in Berlin");
        JsonNode back = order("limit", Map.of("limit", "", "by", "Kim"));
        assertTrue(back.get("ordered").isNull() && back.get("cap").get("bytesPerSecond").isNull(), back.toString());
        assertEquals(2, this.set.ledger.activity.stream().filter(entry -> entry.kind().equals("backbone.limit")).count());
    }

    @Test
    void anExceptionLastsMinutesOrUntilAMoment() throws Exception {
        JsonNode minutes = order("exception", Map.of("rate", "1M", "minutes", 90, "by", "Ana", "reason", "a premiere"));
        assertEquals("{\"rate\":\"1M\",\"until\":\"2026-03-14T13:30:00Z\",\"by\":\"Ana\",\"reason\":\"a premiere\",\"at\":\"2026-03-14T12:00:00Z\"}",
                minutes.get("exception").toString());
        assertEquals(1 << 20, minutes.get("cap").get("bytesPerSecond").asLong());
        assertTrue(minutes.get("cap").get("exception").asBoolean());
        JsonNode until = order("exception", Map.of("rate", "closed", "until", "2026-03-14T18:00:00+01:00", "by", "Ana"));
        assertEquals("2026-03-14T17:00:00Z", until.get("exception").get("until").asText());
        assertEquals(0, until.get("cap").get("bytesPerSecond").asLong());
        JsonNode ended = order("exception/end", Map.of("by", "Kim"));
        assertTrue(ended.get("exception").isNull() && !ended.get("cap").get("exception").asBoolean(), ended.toString());
    }

    @Test
    void whatIsHeldIsReleased() throws Exception {
        order("hold", Map.of("reach", "SITE", "kind", "DRAIN", "by", "Ana"));
        order("hold", Map.of("reach", "LANE", "subject", "archive", "kind", "PAUSE", "by", "Ana", "reason", "the vault is moved"));
        order("hold", Map.of("reach", "TITLE", "subject", "Tide", "kind", "PAUSE", "by", "Ana"));
        JsonNode holds = order("hold", Map.of("reach", "ROLL", "subject", "012", "kind", "CANCEL", "by", "Ana")).get("holds");
        assertEquals(List.of("SITE", "LANE", "TITLE", "ROLL"), holds.findValuesAsText("reach"));
        assertEquals("{\"reach\":\"LANE\",\"subject\":\"archive\",\"kind\":\"PAUSE\",\"by\":\"Ana\",\"reason\":\"the vault is moved\",\"at\":\"2026-03-14T12:00:00Z\"}",
                holds.get(1).toString());
        assertEquals(new Hold(Reach.ROLL, "12", HoldKind.CANCEL, "Ana", "", FakeLedger.NOON), set.ledger.orders.holds().get(3));
        assertEquals(3, order("release", Map.of("reach", "ROLL", "subject", "12", "by", "Kim")).get("holds").size());
        assertEquals(2, order("release", Map.of("reach", "SITE", "by", "Kim")).get("holds").size());
        assertEquals(404, ask.post(BACKBONE + "/release", "{\"reach\":\"SITE\",\"by\":\"Kim\"}").statusCode());
    }

    @Test
    void urgencyShareAndObjectiveAreOrdered() throws Exception {
        order("urgency", Map.of("roll", 12, "urgency", "FIRST", "by", "Ana"));
        assertEquals(Urgency.FIRST, set.ledger.orders.urgencies().get(12L).urgency());
        JsonNode share = order("share", Map.of("title", "Tide", "share", 7, "by", "Ana"));
        assertEquals("{\"title\":\"Tide\",\"share\":7,\"objectiveHours\":null,\"rolls\":1,\"late\":0}", share.get("titles").get(1).toString());
        JsonNode objective = order("objective", Map.of("title", "New One", "hours", 24, "by", "Ana"));
        assertEquals("{\"title\":\"New One\",\"share\":1,\"objectiveHours\":24,\"rolls\":0,\"late\":0}", objective.get("titles").get(2).toString());
        assertTrue(order("objective", Map.of("title", "New One", "hours", 0, "by", "Ana")).get("titles").get(2).get("objectiveHours").isNull());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "limit|{`limit`:`fast`,`by`:`Ana`}|no rate", "limit|{`limit`:`Mon-25:00,1M`,`by`:`Ana`}|no time of a day", "limit|{`limit`:`1M`}|`by` is missing",
        "limit|{`limit`:`1M`,`by`:` `}|`by` is missing", "limit|{`limit`:1,`by`:`Ana`}|must be a text", "limit|{`limit`:`1M`,`by`:`Ana`,`minutes`:3}|no field `minutes`",
        "exception|{`rate`:`fast`,`minutes`:5,`by`:`Ana`}|no rate", "exception|{`minutes`:5,`by`:`Ana`}|`rate` is missing", "exception|{`rate`:`1M`,`by`:`Ana`}|how long",
        "exception|{`rate`:`1M`,`by`:`Ana`,`minutes`:5,`until`:`2026-03-14T13:00:00Z`}|how long", "exception|{`rate`:`1M`,`by`:`Ana`,`minutes`:0}|past",
        "exception|{`rate`:`1M`,`by`:`Ana`,`minutes`:`5`}|whole number", "exception|{`rate`:`1M`,`by`:`Ana`,`until`:`18:00`}|is no moment",
        "exception|{`rate`:`1M`,`by`:`Ana`,`until`:`2026-03-14T11:59:59Z`}|past", "exception|{`rate`:`1M`,`by`:`Ana`,`minutes`:9223372036854775807}|a year",
        "exception|{`rate`:`1M`,`by`:`Ana`,`until`:`2099-03-14T11:59:59Z`}|a year", "exception|{`rate`:`1M`,`minutes`:5,`by`:`Ana`,`reason`:`a\\nb`}|one line",
        "exception/end|{}|`by` is missing", "hold|{`reach`:`TITLE`,`subject`:`Tide`,`kind`:`DRAIN`,`by`:`Ana`}|Only the whole site can be drained",
        "hold|{`reach`:`ROLL`,`subject`:`99`,`kind`:`PAUSE`,`by`:`Ana`}|no roll 99", "hold|{`reach`:`ROLL`,`subject`:`x`,`kind`:`PAUSE`,`by`:`Ana`}|no roll's number",
        "hold|{`reach`:`LANE`,`subject`:`clowd`,`kind`:`PAUSE`,`by`:`Ana`}|no lane", "hold|{`reach`:`SITE`,`subject`:`x`,`kind`:`PAUSE`,`by`:`Ana`}|is less",
        "hold|{`reach`:`SITE`,`kind`:`STOP`,`by`:`Ana`}|no kind", "hold|{`reach`:`SITE`,`by`:`Ana`}|`kind` is missing", "hold|{`kind`:`PAUSE`,`by`:`Ana`}|`reach` is missing",
        "hold|{`reach`:`SITE`,`kind`:`PAUSE`}|`by` is missing", "release|{`reach`:`TITLE`,`by`:`Ana`}|`subject` is missing",
        "urgency|{`roll`:99,`urgency`:`FIRST`,`by`:`Ana`}|no roll 99", "urgency|{`roll`:`12`,`urgency`:`FIRST`,`by`:`Ana`}|whole number",
        "urgency|{`roll`:12,`urgency`:`NOW`,`by`:`Ana`}|no urgency", "urgency|{`urgency`:`FIRST`,`by`:`Ana`}|`roll` is missing",
        "share|{`title`:`Tide`,`share`:101,`by`:`Ana`}|1 to 100", "share|{`title`:`Tide`,`share`:4294967297,`by`:`Ana`}|1 to 100", "share|{`share`:2,`by`:`Ana`}|`title` is missing",
        "share|{`title`:`Tide`,`by`:`Ana`}|`share` is missing", "objective|{`title`:`Tide`,`hours`:8761,`by`:`Ana`}|1 to 8760", "objective|{`title`:`Tide`,`hours`:-1,`by`:`Ana`}|whole number",
        "objective|{`title`:`Tide`,`hours`:1.5,`by`:`Ana`}|whole number"})
    void anOrderThatIsNotClearIsNone(String what, String body, String sentence) throws Exception {
        HttpResponse<String> answer = ask.post(BACKBONE + "/" + what, body.replace('`', '"'));
        assertEquals(400, answer.statusCode(), answer.body());
        JsonNode refused = Json.MAPPER.readTree(answer.body());
        assertTrue(refused.get("error").asText().contains(sentence.replace('`', '"')), answer.body());
        assertFalse(refused.get("next").asText().isEmpty());
        assertEquals(Orders.NONE, set.ledger.orders);
    }

    @Test
    void nobodyUnknownOrdersAnythingAndNothingUnknownIsOrdered() throws Exception {
        String body = "{\"reach\":\"SITE\",\"kind\":\"PAUSE\",\"by\":\"Ana\"}";
        assertEquals(401, ask.send(ask.bare(BACKBONE + "/hold").POST(BodyPublishers.ofString(body))).statusCode());
        for (String what : List.of("", "/", "/stop", "/hold/", "/exception/begin", "/hold/more")) {
            assertEquals(404, ask.post(BACKBONE + what, body).statusCode(), what);
        }
        assertEquals(Orders.NONE, set.ledger.orders);
    }

    @Test
    void aMissingBackboneIsSaidBeforeAnythingIsOrdered() throws Exception {
        appliance.absent = List.of("backbone");
        assertEquals(503, ask.get(BACKBONE).statusCode());
        assertEquals(503, ask.post(BACKBONE + "/hold", "{\"reach\":\"SITE\",\"kind\":\"PAUSE\",\"by\":\"Ana\"}").statusCode());
        assertEquals(Orders.NONE, set.ledger.orders);
    }

    @Test
    void anExceptionThatHasEndedIsNotShownAsIfItHeld() throws Exception {
        order("exception", Map.of("rate", "1M", "minutes", 1, "by", "Ana"));
        var ended = set.ledger.orders.exception().orElseThrow();
        set.ledger.orders = new Orders(Optional.empty(), Optional.of(new org.checkgate.ledger.LimitException(ended.rate(), Instant.parse("2026-03-14T11:00:00Z"), "Ana", "",
                Instant.parse("2026-03-14T10:00:00Z"))), List.of(), Map.of(), Map.of(), Map.of());
        assertTrue(order("share", Map.of("title", "Tide", "share", 2, "by", "Ana")).get("exception").isNull());
    }
}
