package org.checkgate.console.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeAppliance;
import org.checkgate.console.internal.FakeHttp;
import org.checkgate.console.internal.FakeLedger;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same questions to the ledger that the appliance runs on: from a drive that nobody claimed to a light that is on. */
class RealLedgerTest {
    private static final String STAGING = "http://127.0.0.1:9000/staging";
    @TempDir
    Path folder;
    private Ledger ledger;
    private FakeHttp http;
    private Asking ask;

    @BeforeEach
    void open() throws Exception {
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.fixed(FakeLedger.NOON, ZoneOffset.UTC));
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, STAGING, true, false, true));
        http = new FakeHttp(new FakeAppliance(ledger), folder, 0);
        ask = new Asking(http);
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        ((AutoCloseable) ledger).close();
    }

    @Test
    void followsADriveToItsLight() throws Exception {
        Drive drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", "fp"), "/media/x", "SHUTTLE", Optional.empty());
        assertTrue(whole(drive).get("settled").asBoolean(), "waits for a person");
        String day = "{\"title\":\"T\",\"day\":\"20260314\",\"unit\":\"main\"}";
        assertEquals(200, ask.post("/api/v1/drives/" + drive.id() + "/destination", day).statusCode());
        assertFalse(whole(drive).get("settled").asBoolean(), "waits for being listed");

        NewFile file = new NewFile("A001C001.mov", 7, false, FileRole.SEALED, List.of(new StatedHash("xxh64", "00ff", true, 1)));
        ledger.drives().listed(drive.id(), new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "fp", List.of(file), List.of())), List.of(), List.of()));
        assertEquals(409, ask.post("/api/v1/drives/" + drive.id() + "/destination", day).statusCode());
        assertFalse(whole(drive).get("settled").asBoolean(), "waits for staging");
        assertFalse(lightOn(drive));
        assertEquals("STAGE", ask.json("/api/v1/status").get("working").get(0).get("step").asText());

        Roll roll = ledger.rolls().onDrive(drive.id()).get(0);
        RollFile listed = ledger.rolls().files(roll.id()).get(0);
        ledger.rolls().read(listed.id(), 7, Map.of("xxh64", "00ff"), "0000000000000001");
        ledger.copies().record(List.of(new Copy(listed.id(), Tier.STAGING, STAGING, "k", Strength.READ_BACK, FakeLedger.NOON)));
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        assertTrue(lightOn(drive));
        ledger.work().block(ledger.work().claim(Step.INSPECT).orElseThrow(), "No plugin.");
        assertFalse(whole(drive).get("settled").asBoolean(), "sync is still to come");
        ledger.work().block(ledger.work().claim(Step.SYNC).orElseThrow(), "No cloud configured.");

        JsonNode whole = whole(drive);
        assertTrue(whole.get("settled").asBoolean());
        assertEquals("00ff", whole.get("rolls").get(0).get("files").get(0).get("hashes").get("xxh64").asText());
        assertEquals(List.of("INSPECT", "SYNC"), whole.get("waiting").findValuesAsText("step"));
        assertFalse(whole.get("rolls").get(0).get("lights").get("SAFE_TO_REUSE").get("on").asBoolean());
        JsonNode summary = ask.json("/api/v1/rolls").get(0);
        assertEquals(7, summary.get("bytes").asInt());
        assertEquals(1, summary.get("proven").get("staging").asInt());
        assertTrue(ask.post("/api/v1/drives/" + drive.id() + "/retry", "").body().contains("\"rearmed\":2"));
        assertFalse(whole(drive).get("settled").asBoolean());
        assertEquals(FakeSet.DAY.unit(), summary.get("unit").asText());
    }

    @Test
    void aRollThatWasClearedFromStagingSaysSo() throws Exception {
        Destination day = new Destination("T", "20260314", "main");
        Drive drive = ledger.drives().arrive(new DriveIdentity("S1", "uuid", "fp"), "/media/x", "SHUTTLE", Optional.of(day));
        NewFile file = new NewFile("A001C001.mov", 7, false, FileRole.SEALED, List.of(new StatedHash("xxh64", "00ff", true, 1)));
        ledger.drives().listed(drive.id(), new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "fp", List.of(file), List.of())), List.of(), List.of()));
        Roll roll = ledger.rolls().onDrive(drive.id()).get(0);
        long listed = ledger.rolls().files(roll.id()).get(0).id();
        ledger.copies().record(List.of(new Copy(listed, Tier.STAGING, STAGING, "k", Strength.READ_BACK, FakeLedger.NOON)));
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            ledger.copies().record(List.of(new Copy(listed, tier, tier.word(), "k", Strength.HASHED, FakeLedger.NOON)));
        }
        for (Step step : Step.values()) {
            ledger.work().done(ledger.work().claim(step).orElseThrow());
        }
        ledger.rolls().signOff(day, "Kim");
        assertTrue(ask.json("/api/v1/rolls/" + roll.id()).get("clearedAt").isNull());
        assertTrue(ledger.clearing().clear(roll.id()).isPresent());

        JsonNode one = ask.json("/api/v1/rolls/" + roll.id());
        assertEquals(FakeLedger.NOON.toString(), one.get("clearedAt").asText());
        assertEquals(List.of("drive", "cloud", "archive"), one.get("files").get(0).get("copies").findValuesAsText("tier"));
        assertEquals(FakeLedger.NOON.toString(), ask.json("/api/v1/rolls").get(0).get("clearedAt").asText());
        JsonNode unplug = whole(drive).get("rolls").get(0).get("lights").get("SAFE_TO_UNPLUG");
        assertEquals("1 file is proven in cloud (HASHED), archive (HASHED); staging was cleared.", unplug.get("why").asText());
        assertTrue(lightOn(drive));
        assertTrue(whole(drive).get("settled").asBoolean());
    }

    @Test
    void aDriveWithOtherFilesIsGreenOnceAPersonDismissedThem() throws Exception {
        Drive drive = stagedWith("S1", "fp", new Listing.OtherFile("NOTES.txt", 5), new Listing.OtherFile("day.pdf", 900));
        String all = "{\"by\":\"Ana\",\"reason\":\"private\",\"all\":true,\"count\":2}";
        assertFalse(lightOn(drive));
        assertEquals(404, ask.post(dismiss(drive), "{\"by\":\"Ana\",\"reason\":\"private\",\"paths\":[\"NOTES.txt\",\"A001/A001C001.mov\"]}").statusCode());
        assertEquals(200, ask.post(dismiss(drive), "{\"by\":\"Kim\",\"reason\":\"printed\",\"paths\":[\"day.pdf\"]}").statusCode());
        assertEquals(409, ask.post(dismiss(drive), all).statusCode());
        assertFalse(lightOn(drive));
        assertEquals(200, ask.post(dismiss(drive), all.replace("2", "1")).statusCode());
        assertTrue(lightOn(drive));
        assertEquals("All of it is copied and proven: 1 roll. 1 other file was dismissed by Kim: printed. 1 other file was dismissed by Ana: private.",
                ask.json("/api/v1/drives").get(0).get("light").get("SAFE_TO_UNPLUG").get("why").asText());
        assertEquals("[\"NOTES.txt\",\"day.pdf\"]", whole(drive).get("other").toString());
        assertEquals(List.of("Ana", "Kim"), whole(drive).get("dismissed").findValuesAsText("by"));

        // Plugged in again with one of them changed: another arrival, and nobody has decided about it.
        Drive changed = stagedWith("S1", "fp2", new Listing.OtherFile("NOTES.txt", 6), new Listing.OtherFile("day.pdf", 900));
        assertFalse(lightOn(changed));
        assertEquals(2, ask.json("/api/v1/drives").get(0).get("undecided").asInt());
        assertEquals(409, ask.post("/api/v1/drives/" + ledger.drives().arrive(new DriveIdentity("S2", "u", "f"), "/media/y", "Y", Optional.empty()).id() + "/dismiss",
                all).statusCode(), "not listed yet");
    }

    private static String dismiss(Drive drive) {
        return "/api/v1/drives/" + drive.id() + "/dismiss";
    }

    @Test
    void aDayIsSignedOffByWhoeverSawAllOfIt() throws Exception {
        Drive drive = stagedWith("S1", "fp");
        String path = "/api/v1/days/T/20260314/main";
        JsonNode seen = ask.json(path);
        assertEquals(409, ask.post("/api/v1/days/sign", signature(seen)).statusCode(), "nothing is archived");
        archived(drive);
        assertTrue(ask.json("/api/v1/rolls").get(0).get("toSign").asBoolean());
        Drive second = stagedWith("S2", "fp2");
        HttpResponse<String> meanwhile = ask.post("/api/v1/days/sign", signature(seen));
        assertEquals(409, meanwhile.statusCode());
        assertTrue(meanwhile.body().contains("A roll of this day came meanwhile."), meanwhile.body());
        HttpResponse<String> half = ask.post("/api/v1/days/sign", signature(ask.json(path)));
        assertEquals(409, half.statusCode());
        assertTrue(half.body().contains("A001 (delivery 2)"), half.body());
        archived(second);
        assertEquals(200, ask.post("/api/v1/days/sign", signature(ask.json(path))).statusCode());
        for (JsonNode roll : ask.json("/api/v1/rolls")) {
            assertTrue(roll.get("lights").get("SAFE_TO_CLEAR").get("on").asBoolean(), roll.toString());
        }
        stagedWith("S3", "fp3");
        assertEquals(1, ask.json(path).get("signed").get("uncovered").asInt());
        assertFalse(ask.json("/api/v1/rolls").get(0).get("lights").get("SAFE_TO_CLEAR").get("on").asBoolean());
        assertEquals("day.signed", ask.json("/api/v1/activity").get(0).get("kind").asText());
        assertEquals(1, ask.json("/api/v1/days").size());
    }

    private static String signature(JsonNode day) {
        return Json.text(Map.of("title", "T", "day", "20260314", "unit", "main", "by", "Ana", "lastRoll", day.get("lastRoll").asLong()));
    }

    /** A drive with one roll of one file that is proven in staging. */
    private Drive stagedWith(String serial, String fingerprint, Listing.OtherFile... others) {
        Drive drive = ledger.drives().arrive(new DriveIdentity(serial, "uuid", fingerprint), "/media/" + serial, serial,
                Optional.of(new Destination("T", "20260314", "main")));
        NewFile file = new NewFile("A001C001.mov", 7, false, FileRole.SEALED, List.of(new StatedHash("xxh64", "00ff", true, 1)));
        ledger.drives().listed(drive.id(), new Listing(List.of(new NewRoll("A001", RollKind.CAMERA, "A001", "fp", List.of(file), List.of())),
                List.of(others), List.of()));
        ledger.copies().record(List.of(new Copy(fileOf(drive), Tier.STAGING, STAGING, "k" + drive.id(), Strength.READ_BACK, FakeLedger.NOON)));
        ledger.work().done(ledger.work().claim(Step.STAGE).orElseThrow());
        return drive;
    }

    private void archived(Drive drive) {
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            ledger.copies().record(List.of(new Copy(fileOf(drive), tier, tier.word(), "k", Strength.HASHED, FakeLedger.NOON)));
        }
    }

    private long fileOf(Drive drive) {
        return ledger.rolls().files(ledger.rolls().onDrive(drive.id()).get(0).id()).get(0).id();
    }

    private JsonNode whole(Drive drive) throws Exception {
        return ask.json("/api/v1/drives/" + drive.id());
    }

    private boolean lightOn(Drive drive) throws Exception {
        return ask.json("/api/v1/drives").get(0).get("light").get("SAFE_TO_UNPLUG").get("on").asBoolean();
    }
}
