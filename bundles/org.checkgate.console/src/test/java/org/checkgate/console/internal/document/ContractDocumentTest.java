package org.checkgate.console.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.console.internal.Asking;
import org.checkgate.console.internal.FakeSet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.ledger.Clip;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.Test;

/** The names here are copied from the outside contract, not from the code. */
class ContractDocumentTest {
    private final FakeSet set = new FakeSet();

    @Test
    void hasTheContractsFieldsToTheLetter() throws Exception {
        JsonNode drive = document(1);
        assertEquals(List.of("demo", "resumed", "rolls", "other", "transfer", "id", "settled", "waiting", "driveFindings", "dismissed"), Asking.fields(drive));
        assertEquals(List.of("sourceBytesRead", "bytesStaged", "bytesSynced", "bytesSentTwice"), Asking.fields(drive.get("transfer")));
        JsonNode roll = drive.get("rolls").get(0);
        assertEquals(List.of("title", "day", "unit", "roll", "kind", "files", "lights", "findings", "clips", "proxies", "manifestKey"), Asking.fields(roll));
        assertEquals(List.of("SAFE_TO_UNPLUG", "SAFE_TO_REUSE", "SAFE_TO_CLEAR"), Asking.fields(roll.get("lights")));
        assertEquals(List.of("on", "why"), Asking.fields(roll.get("lights").get("SAFE_TO_REUSE")));
        JsonNode file = roll.get("files").get(0);
        assertEquals(List.of("path", "size", "hashes", "copies", "findings"), Asking.fields(file));
        assertEquals(List.of("tier", "key", "strength", "at"), Asking.fields(file.get("copies").get(0)));
        assertEquals(List.of("clip", "key", "width", "height", "frames", "startTimecode"), Asking.fields(roll.get("proxies").get(0)));
        JsonNode finding = drive.get("rolls").get(2).get("findings").get(0);
        assertEquals(List.of("code", "severity", "path", "sentence", "next"), Asking.fields(finding));
        assertEquals(List.of("roll", "step", "state", "reason"), Asking.fields(drive.get("waiting").get(0)));
    }

    @Test
    void saysWhatTheLedgerSays() throws Exception {
        JsonNode drive = document(1);
        JsonNode good = drive.get("rolls").get(0);
        assertTrue(drive.get("demo").asBoolean());
        assertTrue(good.get("lights").get("SAFE_TO_REUSE").get("on").asBoolean());
        assertEquals("camera", good.get("kind").asText());
        assertEquals("0011223344556677", good.get("files").get(0).get("hashes").get("xxh64").asText());
        assertEquals(List.of("drive", "staging", "cloud", "archive"), good.get("files").get(0).get("copies").findValuesAsText("tier"));
        assertEquals("HASHED", good.get("files").get(0).get("copies").get(3).get("strength").asText());
        assertEquals("2026-03-14T12:00:00Z", good.get("files").get(0).get("copies").get(3).get("at").asText());
        assertEquals(15_600_000_000L, drive.get("transfer").get("bytesStaged").asLong());
        assertEquals("LUTs/show.cube", drive.get("other").get(0).asText());
        assertTrue(drive.get("rolls").get(1).get("manifestKey").isNull());
        JsonNode bad = drive.get("rolls").get(2);
        assertFalse(bad.get("lights").get("SAFE_TO_UNPLUG").get("on").asBoolean());
        assertEquals("HASH_MISMATCH", bad.get("files").get(1).get("findings").get(0).get("code").asText());
        assertEquals(0, bad.get("files").get(0).get("findings").size());
    }

    @Test
    void aDismissedFileStaysAmongTheOthers() throws Exception {
        set.ledger.drives().dismiss(1, List.of("LUTs/show.cube"), "Ana", "private");
        JsonNode drive = document(1);
        assertEquals("[\"LUTs/show.cube\",\"reports/camera-report.pdf\"]", drive.get("other").toString());
        assertEquals("[{\"path\":\"LUTs/show.cube\",\"by\":\"Ana\",\"reason\":\"private\",\"at\":\"2026-03-14T12:00:00Z\"}]", drive.get("dismissed").toString());
    }

    @Test
    void aClipStandsWordForWordAndABrokenOneIsSaid() throws Exception {
        assertEquals(Json.MAPPER.readTree(set.ledger.clips.get(0).json()), document(1).get("rolls").get(0).get("clips").get(0));
        set.ledger.clips.add(0, new Clip(99, 11, "X", "mov", "{broken", "", true, Optional.empty(), Optional.empty(), 0));
        JsonNode clips = document(1).get("rolls").get(0).get("clips");
        assertEquals("INSPECT_FAILED", clips.get(0).get("findings").get(0).get("code").asText());
        assertEquals(3, clips.size());
    }

    @Test
    void aCopyAtAnAbandonedEndpointIsNotShown() throws Exception {
        set.ledger.endpoints.put(Tier.CLOUD, new Endpoint(Tier.CLOUD, "http://new/", true, false, true));
        JsonNode good = document(1).get("rolls").get(0);
        assertFalse(good.get("files").get(0).get("copies").findValuesAsText("tier").contains("cloud"));
        assertFalse(good.get("lights").get("SAFE_TO_REUSE").get("on").asBoolean());
    }

    @Test
    void aFileOnTheDriveIsListedEvenWhenNobodyNotedACopy() throws Exception {
        JsonNode copy = document(1).get("rolls").get(3).get("files").get(5).get("copies").get(0);
        assertEquals("drive", copy.get("tier").asText());
        assertEquals("LISTED", copy.get("strength").asText());
        assertEquals("S001/Clips/S001C006.wav", copy.get("key").asText());
    }

    @Test
    void withoutFilesTheFieldIsAbsentRatherThanEmpty() throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.MAPPER.createGenerator(text)) {
            new ContractDocument(set.ledger).write(set.ledger.drives.get(1L), false, out);
        }
        assertFalse(Json.MAPPER.readTree(text.toString()).get("rolls").get(0).has("files"));
    }

    @Test
    void isSettledExactlyWhenNothingCanHappenByItself() throws Exception {
        assertFalse(document(1).get("settled").asBoolean());
        set.ledger.work.replaceAll(w -> with(w, w.state() == WorkState.RUNNING ? WorkState.WAITING : w.state()));
        assertFalse(document(1).get("settled").asBoolean());
        set.ledger.work.replaceAll(w -> with(w, w.state() == WorkState.WAITING ? WorkState.BLOCKED : w.state()));
        assertTrue(document(1).get("settled").asBoolean());
        assertEquals(3, document(1).get("waiting").size());
        set.ledger.work.removeIf(w -> w.rollId() == 14);
        assertFalse(document(1).get("settled").asBoolean(), "a roll without work is not finished");
    }

    @Test
    void aDriveWithoutADestinationWaitsForAPerson() throws Exception {
        JsonNode drive = document(2);
        assertTrue(drive.get("settled").asBoolean());
        assertEquals("LIST", drive.get("waiting").get(0).get("step").asText());
        set.ledger.drives().assign(2, FakeSet.DAY);
        assertFalse(document(2).get("settled").asBoolean());
    }

    private static Work with(Work w, WorkState state) {
        return new Work(w.id(), w.rollId(), w.step(), state, w.attempts(), Instant.EPOCH, "why");
    }

    private JsonNode document(long drive) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.MAPPER.createGenerator(text)) {
            new ContractDocument(set.ledger).write(set.ledger.drives.get(drive), true, out);
        }
        return Json.MAPPER.readTree(text.toString());
    }
}
