package org.checkgate.camera.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** Frames of real programs and cameras. They lie beside the project, not in it: where they are absent, this is skipped. */
class RealFramesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera").normalize();
    private final SequencePlugin plugin = new SequencePlugin();

    private Inspection inspect(String file, String format) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
        Path path = SAMPLES.resolve(file);
        TestCard card = new TestCard().with(path.getFileName().toString(), Files.readAllBytes(path));
        Clip clip = plugin.group(card).get(0);
        assertEquals(format, clip.format());
        Inspection inspection = plugin.inspect(clip, card);
        assertTrue(card.bytesRead() < 128 << 10, "read " + card.bytesRead());
        return inspection;
    }

    private static Object value(Inspection inspection, Field field) {
        return inspection.metadata().containsKey(field) ? inspection.metadata().get(field).value() : null;
    }

    /** Values: hex viewer at the offsets of SMPTE ST 268. */
    @Test
    void dpxOfNukeStatesNoRateAndNoTimecode() throws IOException {
        Inspection nuke = inspect("dpx/dpx_nuke_10bits_rgb.dpx", "dpx");
        assertEquals(List.of(512L, 512L, 10L), List.of(value(nuke, Field.WIDTH), value(nuke, Field.HEIGHT), value(nuke, Field.BIT_DEPTH)));
        assertEquals("2011-03-08T14:47:25", value(nuke, Field.CAPTURE_TIME), "PST is no offset");
        assertNull(value(nuke, Field.FRAME_RATE));
        assertNull(value(nuke, Field.START_TIMECODE));
        assertEquals(List.of(), nuke.findings());
    }

    /** Values: hex viewer at the offsets of SMPTE ST 268; the file is a header with 32 bytes behind it. */
    @Test
    void dpxOfAScannerHasATimecodeWithoutARate() throws IOException {
        Inspection spirit = inspect("exiftool/DPX.dpx", "dpx");
        assertEquals("SPIRIT-4K DATACINE", value(spirit, Field.MODEL));
        assertEquals("printing density", value(spirit, Field.TRANSFER));
        assertEquals("00:00:10:15", spirit.raw().get("dpx").get("timecode"));
        assertEquals(List.of("TIMECODE_UNREADABLE", "FILE_CUT_OFF"), spirit.findings().stream().map(f -> f.code()).toList());
    }

    /** Values: tags listed by a script that knows TIFF 6.0 alone; the camera is a photo camera, whose files are DNG as well. */
    @Test
    void dngOfAPhotoCamera() throws IOException {
        Inspection canon = inspect("exiftool/DNG.dng", "cinemadng");
        assertEquals(List.of("DNG", 3516L, 2328L, 16L, "JPEG", "Canon", "Canon EOS 350D DIGITAL", "012345678", 400L, 8.0, 55.0, 1 / 15.0,
            "2005-08-03T18:59:18"), List.of(value(canon, Field.CONTAINER), value(canon, Field.WIDTH), value(canon, Field.HEIGHT),
            value(canon, Field.BIT_DEPTH), value(canon, Field.CODEC_PROFILE), value(canon, Field.MAKE), value(canon, Field.MODEL),
            value(canon, Field.SERIAL), value(canon, Field.ISO), value(canon, Field.F_NUMBER), value(canon, Field.FOCAL_LENGTH_MM),
            value(canon, Field.EXPOSURE_TIME), value(canon, Field.CAPTURE_TIME)));
        assertEquals("592408/1000000, 1000000/1000000, 501692/1000000", canon.raw().get("dng").get("AsShotNeutral"));
    }

    /** Values: hex viewer along "OpenEXR File Layout". */
    @Test
    void exrOfTheFormatsOwnMakers() throws IOException {
        Inspection window = inspect("exr/t01.exr", "exr");
        assertEquals(List.of(400L, 300L, 16L, "PIZ"), List.of(value(window, Field.WIDTH), value(window, Field.HEIGHT), value(window, Field.BIT_DEPTH),
            value(window, Field.CODEC_PROFILE)));
        assertNull(value(window, Field.FRAME_RATE));
        Inspection gamma = inspect("exr/GammaChart.exr", "exr");
        assertEquals(800L, value(gamma, Field.WIDTH));
        assertEquals(List.of(), gamma.findings());
    }
}
