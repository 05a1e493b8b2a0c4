package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** Sidecars of real programs. They lie beside the project, not in it: where they are absent, this is skipped. Values: a text editor. */
class RealSidecarsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples").normalize();
    private final EditorialPlugin plugin = new EditorialPlugin();

    private Inspection inspect(String file) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
        Path path = SAMPLES.resolve(file);
        TestCard card = new TestCard().with(path.getFileName().toString(), Files.readAllBytes(path));
        Clip clip = plugin.group(card).get(0);
        return plugin.inspect(clip, card);
    }

    private static Object value(Inspection inspection, Field field) {
        return inspection.metadata().containsKey(field) ? inspection.metadata().get(field).value() : null;
    }

    @Test
    void logsOfAvidAndOfDailiesPrograms() throws IOException {
        Inspection avid = inspect("editorial/ale/sample.ale");
        assertEquals(new Rate(24, 1), value(avid, Field.FRAME_RATE));
        assertEquals("4", avid.raw().get("ale").get("rows"));
        assertEquals("01:00:04:03", avid.raw().get("ale").get("1/End"));
        assertEquals(List.of(), avid.findings());
        Inspection cdl = inspect("editorial/ale/sample_cdl.ale");
        assertEquals(new Rate(24000, 1001), value(cdl, Field.FRAME_RATE));
        assertEquals("(0.8714 0.9334 0.9947)(-0.087 -0.0922 -0.0808)(0.9988 1.0218 1.0101)", cdl.raw().get("ale").get("1/ASC_SOP"));
        assertEquals(List.of(), cdl.findings());
        Inspection blanks = inspect("editorial/ale/sample_blanks.ale");
        assertEquals(new Rate(25, 1), value(blanks, Field.FRAME_RATE));
        assertEquals("A020E2XZ", value(blanks, Field.REEL));
        assertEquals("A020C003_150905_E2XZ.mov", value(blanks, Field.CLIP_NAME));
    }

    @Test
    void metadataOfTheAcademy() throws IOException {
        Inspection second = inspect("editorial/amf/example2.amf");
        assertEquals(List.of("A001C012", "Technical Grade", "Example Movie"), List.of(value(second, Field.CLIP_NAME), value(second, Field.LOOK_NAME),
            value(second, Field.NOTES)));
        assertEquals(List.of(), second.findings());
        for (String name : List.of("example1", "example3", "exampleMinimum", "idt_ARRI_LogC4__odt_Rec709_100nits_dim")) {
            assertEquals(List.of(), inspect("editorial/amf/" + name + ".amf").findings(), name);
        }
    }

    @Test
    void aFramingOfTheAscsOwnTools() throws IOException {
        Map<String, String> raw = inspect("editorial/fdl/Scen18-RESULT-A_4448x3096_1-3x_FramingChart.fdl").raw().get("fdl");
        assertEquals(List.of("2.0", "4.5K LF Open Gate: 4448 x 3096, squeeze 1.3", "VFX Pull - Custom: ARRI ALEXA Mini LF 4.5K LF Open Gate: 3840 x 2160, squeeze 2.0"),
            List.of(raw.get("version"), raw.get("canvas 1"), raw.get("canvas 2")));
    }

    @Test
    void decisionListsReportsAndALookUpTable() throws IOException {
        assertEquals("2", inspect("editorial/edl/avid_example.edl").raw().get("edl").get("events"));
        assertEquals("2", inspect("editorial/edl/cdl.edl").raw().get("edl").get("events with ASC_SOP"));
        Map<String, String> canon = inspect("camera/vendor-exports/20221007_TNumber_CanonCameraMetadata_Static.csv").raw().get("csv");
        assertEquals(List.of("16", "1", ","), List.of(canon.get("columns"), canon.get("rows"), canon.get("delimiter")));
        Map<String, String> arri = inspect("camera/vendor-exports/B001C001_180327_R1ZA.mov.csv").raw().get("csv");
        assertEquals("tab", arri.get("delimiter"));
        assertTrue(arri.get("header").startsWith("Index | Master TC | Reel | Scene"), arri.get("header"));
        Map<String, String> venice = inspect("camera/vendor-exports/D001C005_210716AG.csv").raw().get("csv");
        assertEquals("Timecode | Clip Name | Lens Model | Lens Serial | Focal Length (mm) | Aperture | Focus Distance (ft) | Camera Tilt | Camera Roll | Camera Model",
            venice.get("header"));
        Inspection cube = inspect("camera-tools/logc3_to_rec709.cube");
        assertEquals("LogC3 EI800 AWG3 to Rec709 (formula)", value(cube, Field.LOOK_NAME));
        assertEquals("33", cube.raw().get("lut").get("LUT_3D_SIZE"));
    }
}
