package org.checkgate.camera.mxf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

/**
 * MXF files that other programs wrote. They lie beside the project, not in it: where they are absent, this is skipped. Values were
 * established with ffprobe 5.1 and mediainfo 23.04, and where these differ or are silent, by reading the sets' bytes.
 */
class RealMxfTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera").normalize();

    private static Inspection inspect(String name) throws IOException {
        Path file = SAMPLES.resolve(name);
        assumeTrue(Files.isRegularFile(file), "the sample " + name + " is not here");
        TestCard card = new TestCard().with(file.getFileName().toString(), Files.readAllBytes(file));
        MxfPlugin plugin = new MxfPlugin();
        Inspection clip = plugin.inspect(plugin.group(card).get(0), card);
        assertTrue(card.bytesRead() < 256 << 10, "read " + card.bytesRead());
        return clip;
    }

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    private static String start(Inspection inspection) {
        return ((Timecode) value(inspection, Field.START_TIMECODE)).text();
    }

    @Test
    void d10() throws IOException {
        Inspection clip = inspect("mxf/bbc-d10_qt_klv.mxf");
        // ffprobe: timecode=23:58:30:00, 720x608, duration_ts=2, four channels of 24 bits. Its colours are from the stream, not from the header.
        assertEquals("23:58:30:00", start(clip));
        assertEquals(List.of(720L, 608L, 2L, new Rate(25, 1)), List.of(value(clip, Field.WIDTH), value(clip, Field.HEIGHT),
            value(clip, Field.DURATION_FRAMES), value(clip, Field.FRAME_RATE)));
        assertNull(value(clip, Field.MATRIX));
        // 4:3 for the 720 by 576 that are shown; the coding's label is ...04010202.01020300.
        assertEquals(List.of(new Rate(16, 15), "MPEG-2", "422P@ML"), List.of(value(clip, Field.PIXEL_ASPECT), value(clip, Field.CODEC),
            value(clip, Field.CODEC_PROFILE)));
        assertEquals(List.of(4L, 24L, 48000L), List.of(value(clip, Field.AUDIO_CHANNELS), value(clip, Field.AUDIO_BIT_DEPTH),
            value(clip, Field.AUDIO_SAMPLE_RATE)));
        assertNull(value(clip, Field.MAKE), "ffmpeg is no maker of cameras");
        assertEquals("FFmpeg", clip.raw().get("mxf").get("Identification[1]/CompanyName"));
        assertEquals(List.of(), clip.findings());
    }

    @Test
    void soundOfAnImfPackage() throws IOException {
        Inspection clip = inspect("mxf/photon-audio.mxf");
        // ffprobe: timecode=01:09:13:06, two channels of 24 bits. The timecode track is 17 units long: 35232 samples at 24000/1001.
        assertEquals("01:09:13:06", start(clip));
        assertEquals(List.of(new Rate(24000, 1001), 17L, 2L, 24L, "PCM"), List.of(value(clip, Field.FRAME_RATE), value(clip, Field.DURATION_FRAMES),
            value(clip, Field.AUDIO_CHANNELS), value(clip, Field.AUDIO_BIT_DEPTH), value(clip, Field.CODEC)));
    }

    @Test
    void pictureOfAnImfPackage() throws IOException {
        Inspection clip = inspect("mxf/photon-ht-j2k-video.mxf");
        // ffprobe: jpeg2000 1920x1080, 60000/1001, duration_ts=80, bt709 all over. The coding's label is ...04010202.03010801 (HTJ2K).
        assertEquals(List.of("JPEG 2000", "HTJ2K", 1920L, 1080L, new Rate(60000, 1001), 80L), List.of(value(clip, Field.CODEC),
            value(clip, Field.CODEC_PROFILE), value(clip, Field.WIDTH), value(clip, Field.HEIGHT), value(clip, Field.FRAME_RATE),
            value(clip, Field.DURATION_FRAMES)));
        assertEquals("00:00:00:00", start(clip));
        assertEquals(List.of("bt709", "bt709", "bt709"), List.of(value(clip, Field.COLOUR_PRIMARIES), value(clip, Field.TRANSFER), value(clip, Field.MATRIX)));
    }

    @Test
    void aHeaderThatIsMostlyEmpty() throws IOException {
        Inspection clip = inspect("exiftool/MXF.mxf");
        // Sound of 7872 Hz by its descriptor; all durations are 0 in the footer.
        assertEquals(List.of(7872L, 1L, 8L), List.of(value(clip, Field.AUDIO_SAMPLE_RATE), value(clip, Field.AUDIO_CHANNELS),
            value(clip, Field.AUDIO_BIT_DEPTH)));
        assertNull(value(clip, Field.DURATION_FRAMES));
        assertEquals("ExifTool", clip.raw().get("mxf").get("Identification[1]/ProductName"));
    }
}
