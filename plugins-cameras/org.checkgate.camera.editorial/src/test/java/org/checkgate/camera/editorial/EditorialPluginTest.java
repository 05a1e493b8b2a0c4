package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EditorialPluginTest {
    private static Object value(Inspection inspection, Field field) {
        return inspection.metadata().containsKey(field) ? inspection.metadata().get(field).value() : null;
    }

    private static List<String> codes(Inspection inspection) {
        return inspection.findings().stream().map(Finding::code).toList();
    }

    @Test
    void anAleIsReadRowByRow() throws IOException {
        Inspection ale = Texts.inspect("ale", Texts.ALE);
        assertEquals(List.of(), ale.findings());
        assertEquals(new Rate(24000, 1001), value(ale, Field.FRAME_RATE));
        assertEquals(List.of("A005", "12A"), List.of(value(ale, Field.REEL), value(ale, Field.SCENE)));
        assertNull(value(ale, Field.CLIP_NAME), "it is about two clips");
        Map<String, String> raw = ale.raw().get("ale");
        assertEquals(List.of("TABS", "2", "Name, Tape, Start, End, Duration, Scene, ASC_SOP, ASC_SAT", "A005_C011", "17:50:02:04", "0.9"), List.of(
            raw.get("FIELD_DELIM"), raw.get("rows"), raw.get("columns"), raw.get("2/Name"), raw.get("2/End"), raw.get("1/ASC_SAT")));
    }

    @Test
    void aRowThatContradictsItselfIsAFinding() throws IOException {
        Inspection length = Texts.inspect("ale", Texts.ALE.replace("00:00:06:09", "00:00:06:10"));
        assertEquals(List.of("SIDECAR_CONFLICT"), codes(length));
        assertTrue(length.findings().get(0).sentence().contains("row 2 (A005_C011)"), length.findings().get(0).sentence());
        Inspection colour = Texts.inspect("ale", Texts.ALE.replace("(1 1 1)(0 0 0)(1 1 1)", "(1 1 1)(0 0)(1 1 1)"));
        assertEquals(List.of("CDL_UNREADABLE"), codes(colour));
    }

    @Test
    void anAleMayHaveBlankLinesCommasAndClipsThatAreCalledData() throws IOException {
        Inspection ale = Texts.inspect("ale", "\r\nHeading\r\n\r\nFIELD_DELIM\tCOMMAS\r\nFPS\tabc\r\nColumn\r\n\r\nName,Tracks\r\nData\r\nData,V\r\nColumn,V\r\n");
        assertEquals("2", ale.raw().get("ale").get("rows"));
        assertEquals("Data", ale.raw().get("ale").get("1/Name"));
        assertNull(value(ale, Field.FRAME_RATE), "a rate that is none is absent");
        assertThrows(IOException.class, () -> Texts.inspect("ale", "Heading\nFPS\t24\n"));
    }

    @Test
    void anAmfTellsItsClipAndItsLook() throws IOException {
        Inspection amf = Texts.inspect("amf", Texts.AMF);
        assertEquals(List.of(), amf.findings());
        assertEquals(List.of("A001C012", "Night", "Second unit"), List.of(value(amf, Field.CLIP_NAME), value(amf, Field.LOOK_NAME), value(amf, Field.NOTES)));
        Map<String, String> raw = amf.raw().get("amf");
        assertEquals(List.of("2.0", "true", "first.clf", "2.0 2.0 2.0"), List.of(raw.get("@version"), raw.get("pipeline/inputTransform/@applied"),
            raw.get("pipeline/lookTransform/file"), raw.get("pipeline/lookTransform[2]/ASC_SOP/Slope")));
        assertEquals(List.of("CDL_UNREADABLE"), codes(Texts.inspect("amf", Texts.AMF.replace("0.1 0.1 0.1", "0.1 0.1"))));
    }

    @Test
    void colourDecisionsAreReadInAllThreeForms() throws IOException {
        Inspection ccc = Texts.inspect("ccc", Texts.CCC);
        assertEquals(List.of(), ccc.findings());
        assertEquals(List.of("2", "12A_2", "1.1 1 1"), List.of(ccc.raw().get("cdl").get("corrections"), ccc.raw().get("cdl").get("ColorCorrection[2]/@id"),
            ccc.raw().get("cdl").get("ColorCorrection[2]/SOPNode/Slope")));
        assertEquals("0.9", Texts.inspect("cc", Texts.CC).raw().get("cdl").get("SatNode/Saturation"));
        assertEquals("1", Texts.inspect("cdl", Texts.CDL).raw().get("cdl").get("corrections"));
        assertEquals(List.of("CDL_UNREADABLE"), codes(Texts.inspect("cc", Texts.CC.replace("1 1 1", "1 one 1"))));
        assertThrows(IOException.class, () -> Texts.inspect("cdl", "<html/>"));
    }

    @Test
    void noDocumentTypeIsReadAndNoEntityResolved() {
        String hostile = "<!DOCTYPE ColorCorrection [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><ColorCorrection><Description>&x;</Description></ColorCorrection>";
        try {
            assertFalse(Texts.inspect("cc", hostile).raw().get("cdl").containsKey("Description"));
        } catch (IOException refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    @Test
    void anFdlTellsItsCanvases() throws IOException {
        Map<String, String> raw = Texts.inspect("fdl", Texts.FDL).raw().get("fdl");
        assertEquals(List.of("2.0", "4.5K Open Gate: 4448 x 3096, squeeze 1.3", "3840 x 2160", "B: 1920.5 x 1080", "A camera"), List.of(raw.get("version"),
            raw.get("canvas 1"), raw.get("canvas 2"), raw.get("canvas 3"), raw.get("contexts/1/label")));
        assertFalse(raw.containsKey("contexts/1/canvases/2/note"), "null is nothing");
        for (String text : List.of("", "[]", "{}", "{\"version\":{\"major\":", "[".repeat(100_000), "{\"a\":".repeat(100_000))) {
            assertFalse(assertThrows(IOException.class, () -> Texts.inspect("fdl", text)).getMessage().isBlank());
        }
    }

    @Test
    void tablesTellTitleAndSize() throws IOException {
        Inspection cube = Texts.inspect("cube", Texts.CUBE);
        assertEquals("Night look", value(cube, Field.LOOK_NAME));
        assertEquals("33", cube.raw().get("lut").get("LUT_3D_SIZE"));
        assertEquals("17", Texts.inspect("3dl", "# shaper\n" + "64 ".repeat(17) + "\n0 0 0\n").raw().get("lut").get("size"));
        assertEquals("33", Texts.inspect("3dl", "3DMESH\nMesh 5 12\n0 0 0\n").raw().get("lut").get("size"));
        Inspection look = Texts.inspect("look", Texts.LOOK);
        assertEquals(List.of("17", "Night"), List.of(look.raw().get("lut").get("size"), value(look, Field.LOOK_NAME)));
        for (String size : List.of("1", "0", "99999", "-3", "x")) {
            assertThrows(IOException.class, () -> Texts.inspect("cube", "LUT_3D_SIZE " + size));
        }
        assertThrows(IOException.class, () -> Texts.inspect("3dl", "0 0 0\n"));
    }

    @Test
    void anEdlTellsItsEventsAndReels() throws IOException {
        Map<String, String> raw = Texts.inspect("edl", Texts.EDL).raw().get("edl");
        assertEquals(List.of("Reel 1", "2", "A001R1ZA, A002R1ZA", "take_1", "1"), List.of(raw.get("TITLE"), raw.get("events"), raw.get("reels"),
            raw.get("clips"), raw.get("events with ASC_SOP")));
        assertThrows(IOException.class, () -> Texts.inspect("edl", "TITLE: none\n"));
    }

    @Test
    void aReportKeepsItsFirstRow() throws IOException {
        Map<String, String> raw = Texts.inspect("csv", Texts.CSV).raw().get("csv");
        assertEquals(List.of("Scene | Take; circled | Note \"quoted\"", "3", ";", "2"), List.of(raw.get("header"), raw.get("columns"), raw.get("delimiter"), raw.get("rows")));
        assertEquals("tab", Texts.inspect("csv", "Index\tReel, card\n1\t2").raw().get("csv").get("delimiter"));
        assertThrows(IOException.class, () -> Texts.inspect("csv", " \n"));
        assertEquals("1.7", Texts.inspect("pdf", "%PDF-1.7\n%\u00e2").raw().get("pdf").get("version"));
        assertThrows(IOException.class, () -> Texts.inspect("pdf", "Heading"));
    }

    @Test
    void textIsReadInWhateverCodeItWasWritten() throws IOException {
        String text = Texts.ALE.replace("12A", "Küche");
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            assertEquals("Küche", value(Texts.inspect("ale", text.getBytes(charset)), Field.SCENE), charset.name());
        }
        assertEquals("Küche", value(Texts.inspect("ale", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8)), Field.SCENE));
        assertEquals("Küche", value(Texts.inspect("ale", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)), Field.SCENE));
    }

    @Test
    void ofAVeryLongFileTheStartIsReadAndSaid() throws IOException {
        for (String[] each : new String[][] {{"ale", Texts.ALE}, {"csv", Texts.CSV}, {"edl", Texts.EDL}, {"cube", Texts.CUBE}, {"pdf", "%PDF-1.4\n"}}) {
            TestCard card = new TestCard();
            Inspection inspection = Texts.inspect(each[0], each[1].getBytes(StandardCharsets.UTF_8), 200L << 30, card);
            assertTrue(card.bytesRead() <= SidecarText.MOST_BYTES, each[0] + " read " + card.bytesRead());
            assertEquals(List.of("ale", "csv", "edl").contains(each[0]), codes(inspection).contains("INSPECT_INCOMPLETE"), each[0]);
        }
    }
}
