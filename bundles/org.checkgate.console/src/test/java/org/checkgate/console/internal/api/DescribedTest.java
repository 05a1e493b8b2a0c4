package org.checkgate.console.internal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.console.internal.http.Json;
import org.checkgate.inspect.PluginVerdict;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Proxy;
import org.checkgate.ledger.RollAnswer;
import org.checkgate.ledger.RollAnswer.Described;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips as they were described, over the real ledger: found, told of, corrected, and asked for again. */
class DescribedTest {
    private static final Destination DAY = new Destination("Night Train", "20260314", "main");
    private static final String CARD = "`camera`:`A`,`model`:`ARRI ALEXA 35`,`codec`:`ProRes`,`mode`:null";
    @TempDir
    Path folder;
    private OpenLedger ledger;
    private FakeAppliance appliance;
    private FakeHttp http;
    private Asking ask;
    private long roll;

    @BeforeEach
    void open() throws Exception {
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC));
        long drive = ledger.drives().arrive(new DriveIdentity("S", "u", "f"), "/media/S", "CARD", Optional.of(DAY)).id();
        ledger.drives().listed(drive, new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "print", List.of(new NewFile("a.mov", 1, false, FileRole.SEALED, List.of())), List.of())),
                List.of(), List.of()));
        roll = ledger.rolls().onDrive(drive).get(0).id();
        appliance = new FakeAppliance(ledger);
        appliance.serving = List.of(FakeAppliance.served("quicktime", "1.1.0"));
        http = new FakeHttp(appliance, folder.resolve("home"), 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        ledger.close();
    }

    private void describe() {
        ledger.clips().inspected(new RollAnswer(roll, List.of(
                clip("A001C001", "quicktime", "1.0.0", "`reel`:{`value`:`A001R1AB`},`cameraId`:{`value`:`A`},`make`:{`value`:`ARRI`},`model`:{`value`:`ARRI ALEXA 35`},`codec`:{`value`:`ProRes`},"
                        + "`startTimecode`:{`value`:{`text`:`10:00:00:00`}},`endTimecode`:{`value`:{`text`:`10:02:00:00`}}"), clip("A001C002", "generic", "", "")), Set.of("quicktime 1.0.0")));
    }

    private static Described clip(String name, String plugin, String version, String metadata) {
        String json = ("{`name`:`" + name + "`,`format`:`mov`,`plugin`:`" + plugin + "`,`files`:[{`path`:`" + name + ".mov`,`role`:`essence`,`order`:0}],`metadata`:{" + metadata
                + "},`raw`:{},`findings`:[]}").replace('`', '"');
        return new Described(new Clip(0, 0, name, "mov", json, name + ".mov", true, Optional.empty(), Optional.of("25/1"), 0), version);
    }

    private void staged() {
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        ledger.work().done(ledger.work().claim(Step.INSPECT).orElseThrow());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return ask.post("/api/v1/" + path, body.replace('`', '"'));
    }

    private List<String> said(String kind) {
        return ledger.activity().after(0, 100).stream().filter(entry -> entry.kind().equals(kind)).map(entry -> entry.sentence()).toList();
    }

    @Test
    void aClipIsFoundWithWhatIsKnownOfIt() throws Exception {
        describe();
        JsonNode page = ask.json("/api/v1/clips?reel=a001&text=alexa&from=10:01&to=10:05&day=20260314&title=Night%20Train");
        assertEquals(List.of("clips", "next", "waiting"), Asking.fields(page));
        JsonNode clip = page.get("clips").get(0);
        assertEquals(1, page.get("clips").size());
        assertEquals(List.of("id", "rollId", "roll", "title", "day", "unit", "name", "format", "reel", "camera", "model", "mode", "codec", "squeeze", "colour", "picture", "startTimecode",
                "endTimecode", "frameRate", "frames", "state", "waitsFor", "plugin", "pluginVersion", "corrections"), Asking.fields(clip));
        assertEquals("ARRI ALEXA 35", clip.get("model").asText());
        assertEquals("described", clip.get("state").asText());
        assertEquals("1.0.0", clip.get("pluginVersion").asText());
        assertTrue(clip.get("squeeze").isNull() && clip.get("frames").isNull() && clip.get("waitsFor").isNull(), clip.toString());
        assertTrue(page.get("next").isNull());
    }

    @Test
    void allThatIsKnownOfAClipIsThereWithAsManyOfItsFilesAsAreWanted() throws Exception {
        describe();
        long id = ask.json("/api/v1/clips?name=A001C001").get("clips").get(0).get("id").asLong();
        JsonNode whole = ask.json("/api/v1/clips/" + id);
        assertEquals(List.of("clip", "proxy", "poster", "clearedAt", "files", "description"), Asking.fields(whole));
        assertEquals(ask.json("/api/v1/clips?name=A001C001").get("clips").get(0), whole.get("clip"));
        assertEquals("A001R1AB", whole.at("/description/metadata/reel/value").asText());
        assertEquals("A001C001.mov", whole.at("/description/files/0/path").asText());
        assertTrue(whole.get("proxy").isNull() && whole.get("poster").isNull() && whole.get("clearedAt").isNull(), whole.toString());
        JsonNode brief = ask.json("/api/v1/clips/" + id + "?files=0");
        assertEquals(List.of(1, 0), List.of(brief.get("files").asInt(), brief.at("/description/files").size()));
        assertEquals(404, ask.get("/api/v1/clips/" + (id + 99)).statusCode());
        ledger.clips().rendered(new Proxy(id, "A001C001", ".checkgate/proxies/A001C001.mp4", Optional.empty(), 1280, 720, 100, Optional.empty()));
        assertEquals("/api/v1/clips/" + id + "/proxy", ask.json("/api/v1/clips/" + id).get("proxy").asText());
        assertEquals(503, ask.get("/api/v1/clips/" + id + "/proxy").statusCode(), "it is not staged");
        assertEquals(404, ask.get("/api/v1/clips/" + id + "/poster").statusCode());
    }

    @Test
    void aPageLeadsToTheNextOne() throws Exception {
        describe();
        JsonNode first = ask.json("/api/v1/clips?limit=1");
        JsonNode second = ask.json("/api/v1/clips?limit=1&after=" + first.get("next").asText());
        assertEquals("A001C002", first.get("clips").get(0).get("name").asText(), "the newest first");
        assertEquals("A001C001", second.get("clips").get(0).get("name").asText());
        assertTrue(second.get("next").isNull());
    }

    @Test
    void aMomentIsFoundWithOneEndOfARangeOrWithBothTheSame() throws Exception {
        describe();
        for (String range : List.of("from=10:01:59:24", "to=10:00:00:01", "from=10:00:30:00&to=10:00:30:00", "from=23:00&to=10:00:01")) {
            assertEquals(1, ask.json("/api/v1/clips?" + range).get("clips").size(), range);
        }
        for (String range : List.of("from=10:02", "to=10:00", "from=10:02:00:00&to=10:02:00:00", "from=23:00&to=10:00")) {
            assertEquals(0, ask.json("/api/v1/clips?" + range).get("clips").size(), range);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=10", "to=25:00", "day=2026-03-14", "limit=0", "limit=201", "limit=x", "after=%22", "text=%20.%20", "text=a+b+c+d+e+f+g+h+i", "size=1", "colour_space=x"})
    void whatIsNotUnderstoodIsSaidInASentence(String query) throws Exception {
        describe();
        HttpResponse<String> answer = ask.get("/api/v1/clips?" + query);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(List.of("error", "next"), Asking.fields(Json.MAPPER.readTree(answer.body())));
    }

    @Test
    void aRollSaysWhoDescribedItsClipsAndWhatWaits() throws Exception {
        describe();
        JsonNode states = ask.json("/api/v1/rolls/" + roll).get("clipStates");
        assertEquals(List.of("clip", "clipId", "state", "waitsFor", "plugin", "pluginVersion"), Asking.fields(states.get(0)));
        assertEquals("described", states.get(0).get("state").asText());
        assertEquals("waiting", states.get(1).get("state").asText());
        assertEquals("It waits for a camera plugin that knows its format (mov).", states.get(1).get("waitsFor").asText());
        assertTrue(ask.get("/metrics").body().contains("checkgate_clips_waiting 1.0"));
    }

    @Test
    void whatWasAnsweredBeforeStaysToBeRead() throws Exception {
        String history = "/api/v1/rolls/" + roll + "/history";
        assertEquals(0, ask.json(history).size());
        describe();
        ledger.clips().inspected(new RollAnswer(roll, List.of(clip("A001C001", "quicktime", "1.1.0", "")), Set.of("quicktime 1.1.0")));
        JsonNode answers = ask.json(history);
        assertEquals(List.of("id", "at", "askedAt", "asked", "newest", "parts"), Asking.fields(answers.get(0)));
        assertEquals(List.of(true, false), List.of(answers.get(0).get("newest").asBoolean(), answers.get(1).get("newest").asBoolean()));
        assertEquals("[{\"plugin\":\"generic\",\"version\":null,\"clips\":1,\"waiting\":1},{\"plugin\":\"quicktime\",\"version\":\"1.0.0\",\"clips\":1,\"waiting\":0}]",
                answers.get(1).get("parts").toString());
        JsonNode old = ask.json(history + "/" + answers.get(1).get("id").asLong());
        assertEquals("A001R1AB", old.get(0).get("description").at("/metadata/reel/value").asText());
        assertEquals("1.0.0", old.get(0).get("pluginVersion").asText());
        assertEquals(404, ask.get(history + "/99").statusCode());
        assertEquals(404, ask.get(history + "/x").statusCode());
        assertEquals(404, ask.get(history + "/1/2").statusCode());
        assertEquals(404, ask.get("/api/v1/rolls/99/history").statusCode());
    }

    @Test
    void aRollIsInspectedAgainWhenAPersonAsks() throws Exception {
        String inspect = "rolls/" + roll + "/inspect";
        assertEquals(409, post(inspect, "{`by`:`Ana`}").statusCode(), "nothing of it is staged");
        staged();
        assertEquals(400, post(inspect, "{}").statusCode());
        assertEquals(400, post(inspect, "{`by`:`Ana`,`force`:true}").statusCode());
        assertEquals(404, post("rolls/99/inspect", "{`by`:`Ana`}").statusCode());
        assertEquals(401, ask.send(ask.bare("/api/v1/" + inspect).POST(BodyPublishers.ofString("{\"by\":\"Ana\"}"))).statusCode());
        assertEquals(List.of(), said("roll.inspect"));
        assertEquals("{\"roll\":" + roll + "}", post(inspect, "{`by`:`Ana`}").body());
        assertEquals(List.of("Ana has A001 inspected again."), said("roll.inspect"));
        assertEquals(WorkState.READY, ledger.work().ofRoll(roll).stream().filter(work -> work.step() == Step.INSPECT).findFirst().orElseThrow().state());
    }

    @Test
    void allThatAnotherVersionDescribedIsInspectedAgainWhenAPersonAsks() throws Exception {
        staged();
        describe();
        assertEquals(404, post("plugins/red/inspect-again", "{`by`:`Ana`}").statusCode(), "it does not serve");
        assertEquals(404, post("plugins/quicktime", "{`by`:`Ana`}").statusCode());
        assertEquals(400, post("plugins/quicktime/inspect-again", "{}").statusCode());
        assertEquals(401, ask.send(ask.bare("/api/v1/plugins/quicktime/inspect-again").POST(BodyPublishers.ofString("{\"by\":\"Ana\"}"))).statusCode());
        assertEquals(List.of(), said("roll.inspect"));
        JsonNode asked = Json.MAPPER.readTree(post("plugins/quicktime/inspect-again", "{`by`:`Ana`}").body());
        assertEquals(Map.of("plugin", "quicktime", "version", "1.1.0", "rolls", 1, "cleared", 0), Json.MAPPER.convertValue(asked, Map.class));
        assertEquals(List.of("Ana has 1 roll inspected again that quicktime described in another version than 1.1.0."), said("roll.inspect"));
    }

    @Test
    void eachJarIsShownWithItsVerdictAndEachPluginThatServes() throws Exception {
        describe();
        appliance.verdicts = List.of(new PluginVerdict("a.jar", "org.example.a", "1.0.0", PluginVerdict.State.ACTIVE, "Serves a."),
                new PluginVerdict("b.jar", "", "", PluginVerdict.State.NOT_A_BUNDLE, "It is no bundle."));
        JsonNode plugins = ask.json("/api/v1/plugins");
        assertEquals("[{\"file\":\"a.jar\",\"name\":\"org.example.a\",\"version\":\"1.0.0\",\"state\":\"ACTIVE\",\"sentence\":\"Serves a.\"},"
                + "{\"file\":\"b.jar\",\"name\":null,\"version\":null,\"state\":\"NOT_A_BUNDLE\",\"sentence\":\"It is no bundle.\"}]", plugins.get("folder").toString());
        assertEquals("[{\"name\":\"quicktime\",\"version\":\"1.1.0\"}]", plugins.get("serving").toString());
        assertEquals(List.of(1L, 1L), List.of(plugins.get("waitingClips").asLong(), plugins.get("waitingRolls").asLong()));
        assertEquals(404, ask.get("/api/v1/plugins/quicktime").statusCode());
        appliance.absent = List.of("inspection");
        assertEquals(503, ask.get("/api/v1/plugins").statusCode());
    }

    @Test
    void aCardIsCorrectedBesideWhatWasReadAndTheCorrectionIsWithdrawn() throws Exception {
        describe();
        JsonNode sheet = ask.json("/api/v1/cards?title=Night%20Train");
        assertEquals(List.of("titles", "title", "cards"), Asking.fields(sheet));
        assertEquals("[\"Night Train\"]", sheet.get("titles").toString());
        assertEquals("{\"camera\":\"A\",\"model\":\"ARRI ALEXA 35\",\"mode\":null,\"codec\":\"ProRes\",\"squeeze\":null,\"clips\":1,\"rolls\":1,\"corrections\":[]}",
                sheet.get("cards").get(1).toString());
        HttpResponse<String> corrected = post("cards/correct", "{`title`:`Night Train`," + CARD + ",`attribute`:`squeeze`,`value`:`2.0`,`by`:`Ana`,`reason`:`anamorphic`}");
        String correction = "{\"id\":1,\"attribute\":\"squeeze\",\"value\":\"2.0\",\"read\":null,\"by\":\"Ana\",\"reason\":\"anamorphic\",\"at\":\"2026-03-14T12:00:00Z\"}";
        assertEquals(correction, corrected.body());
        assertEquals("[" + correction + "]", ask.json("/api/v1/cards?title=Night%20Train").get("cards").get(1).get("corrections").toString());
        assertEquals("[" + correction + "]", ask.json("/api/v1/clips?name=A001C001").get("clips").get(0).get("corrections").toString());
        assertEquals(200, post("cards/correct", "{`title`:`Night Train`," + CARD + ",`attribute`:`camera`,`value`:`C`,`by`:`Ana`,`reason`:`wrong letter`}").statusCode());
        assertEquals("A001C001", ask.json("/api/v1/clips?camera=c").get("clips").get(0).get("name").asText());
        assertEquals("A", ask.json("/api/v1/clips?camera=a").get("clips").get(0).get("camera").asText());
        assertEquals("{\"correction\":2}", post("cards/withdraw", "{`correction`:2,`by`:`Kim`,`reason`:`right after all`}").body());
        assertEquals(409, post("cards/correct", "{`title`:`Night Train`," + CARD + ",`attribute`:`squeeze`,`value`:`2.0`,`by`:`Kim`,`reason`:`x`}").statusCode());
        assertEquals(404, post("cards/withdraw", "{`correction`:7,`by`:`Kim`,`reason`:`x`}").statusCode());
        assertEquals("{\"correction\":1}", post("cards/withdraw", "{`correction`:1,`by`:`Kim`,`reason`:`spherical after all`}").body());
        assertEquals("[]", ask.json("/api/v1/cards?title=Night%20Train").get("cards").get(1).get("corrections").toString());
        assertEquals(List.of("Ana corrected the squeeze of camera A of Night Train from nothing to \"2.0\": anamorphic",
                "Ana corrected the camera of camera A of Night Train from \"A\" to \"C\": wrong letter"), said("card.corrected"));
        assertEquals(2, said("card.correction.withdrawn").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "400|correct|{`title`:`Night Train`,CARD,`attribute`:`squeeze`,`value`:`2.0`,`by`:`Ana`}", "400|correct|{`title`:`Night Train`,CARD,`attribute`:`squeeze`,`value`:`2.0`,`reason`:`x`}",
        "400|correct|{`title`:`Night Train`,CARD,`attribute`:`lens`,`value`:`2.0`,`by`:`Ana`,`reason`:`x`}", "400|correct|{`title`:`Night Train`,CARD,`attribute`:`squeeze`,`value`:`wide`,`by`:`Ana`,`reason`:`x`}",
        "400|correct|{`title`:`Other`,CARD,`attribute`:`squeeze`,`value`:`2.0`,`by`:`Ana`,`reason`:`x`}", "400|correct|{`title`:`Night Train`,`camera`:`Z`,`attribute`:`squeeze`,`value`:`2.0`,`by`:`Ana`,`reason`:`x`}",
        "400|correct|{`title`:`Night Train`,CARD,`attribute`:`squeeze`,`value`:2.0,`by`:`Ana`,`reason`:`x`}", "400|withdraw|{`by`:`Ana`,`reason`:`x`}", "400|withdraw|{`correction`:`1`,`by`:`Ana`,`reason`:`x`}",
        "404|forge|{}"})
    void aCorrectionThatIsNotClearIsNone(int status, String action, String body) throws Exception {
        describe();
        HttpResponse<String> answer = post("cards/" + action, body.replace("CARD", CARD));
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(List.of("error", "next"), Asking.fields(Json.MAPPER.readTree(answer.body())));
        assertEquals(List.of(), said("card.corrected"));
    }
}
