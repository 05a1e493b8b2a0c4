package org.checkgate.camera.quicktime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.checkgate.readers.Ffmpeg;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films that ffmpeg writes are read as ffprobe reads them. Where the two are not installed, this is skipped. */
class FfmpegCrossCheckTest {
    @TempDir
    Path folder;

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    private Inspection agrees(String name, String rate, String timecode, List<String> options) throws IOException, InterruptedException {
        Path film = Ffmpeg.write(folder.resolve(name), "1280x720", rate, options);
        Map<String, String> probed = Ffmpeg.probe(film);
        TestCard card = new TestCard().with(name, Files.readAllBytes(film));
        QuickTimePlugin plugin = new QuickTimePlugin();
        Inspection clip = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals(List.of(probed.get("TAG:timecode"), timecode), List.of(((Timecode) value(clip, Field.START_TIMECODE)).text(),
            ((Timecode) value(clip, Field.START_TIMECODE)).text()));
        assertEquals(Rate.parse(probed.get("r_frame_rate")), value(clip, Field.FRAME_RATE));
        assertEquals(List.of(probed.get("width"), probed.get("height"), probed.get("nb_frames")), List.of(value(clip, Field.WIDTH).toString(),
            value(clip, Field.HEIGHT).toString(), value(clip, Field.DURATION_FRAMES).toString()));
        assertEquals(List.of(), clip.findings());
        return clip;
    }

    @Test
    void proResWithAReelAndDropFrame() throws IOException, InterruptedException {
        Inspection clip = agrees("A001.mov", "30000/1001", "01:00:59;28", List.of("-c:v", "prores_aw", "-profile:v", "3", "-pix_fmt", "yuv422p10le",
            "-c:a", "pcm_s24le", "-timecode", "01:00:59;28", "-metadata:s:v", "reel_name=A001R1ZA"));
        assertEquals(List.of("A001R1ZA", "ProRes", "422 HQ", 24L), List.of(value(clip, Field.REEL), value(clip, Field.CODEC),
            value(clip, Field.CODEC_PROFILE), value(clip, Field.AUDIO_BIT_DEPTH)));
    }

    @Test
    void h264InAnMp4() throws IOException, InterruptedException {
        Inspection clip = agrees("C0001.mp4", "25", "09:59:58:00", List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",
            "-timecode", "09:59:58:00"));
        assertEquals(List.of("MP4", "H.264"), List.of(value(clip, Field.CONTAINER), value(clip, Field.CODEC)));
    }

    /** Codec, profile, depth, chroma and colour, which have no key of their own in most films. */
    @ParameterizedTest
    @CsvSource({"libx264, yuv420p, H.264, Constrained Baseline, 8, 4:2:0", "libx264 -s 640x360, yuv422p10le, H.264, High 4:2:2, 10, 4:2:2",
        "libx264, yuv422p, H.264, High 4:2:2, 8, 4:2:2", "libx264, yuv420p10le, H.264, High 10, 10, 4:2:0",
        "libx264, yuv444p, H.264, High 4:4:4 Predictive, 8, 4:4:4", "libx265, yuv422p10le, HEVC, Range Extensions, 10, 4:2:2",
        "dnxhd -profile:v dnxhr_lb, yuv422p, DNxHR, LB, 8, 4:2:2", "dnxhd -profile:v dnxhr_444, yuv444p10le, DNxHR, 444, , 4:4:4",
        "dnxhd -b:v 90M, yuv422p10le, DNxHD, CID 1250, 10, 4:2:2", "dnxhd -b:v 60M, yuv422p, DNxHD, CID 1252, 8, 4:2:2",
        "prores_aw -profile:v 4, yuva444p10le, ProRes, 4444, 12, 4:4:4", "v210, yuv422p10le, Uncompressed, v210, 10, 4:2:2",
        "r210, gbrp10le, Uncompressed, r210, 10, 4:4:4"})
    void kindsOfPictures(String encoder, String pixels, String codec, String profile, Long bits, String chroma) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-c:v"));
        options.addAll(List.of(encoder.split(" ")));
        options.addAll(List.of("-preset", "ultrafast", "-pix_fmt", pixels, "-color_primaries", "bt2020", "-color_trc", "bt2020-12", "-colorspace", "bt2020nc",
            "-c:a", "pcm_s24le", "-timecode", "01:00:00:00"));
        Inspection clip = agrees("A001.mov", "25", "01:00:00:00", options);
        assertEquals(Arrays.asList(codec, profile, bits, chroma), Arrays.asList(value(clip, Field.CODEC), value(clip, Field.CODEC_PROFILE),
            value(clip, Field.BIT_DEPTH), value(clip, Field.CHROMA)));
        Map<String, String> probed = Ffmpeg.probe(folder.resolve("A001.mov"));
        if (bits != null) {
            // ffmpeg decodes 10 of the 12 bits that ProRes 4444 may have, and says so for what it encoded itself.
            assertEquals(probed.getOrDefault("bits_per_raw_sample", "" + bits).replace("N/A", "" + bits), "" + bits);
        }
        if (value(clip, Field.COLOUR_PRIMARIES) != null) {
            assertEquals(List.of("bt2020", "bt2020-12", "bt2020nc"), List.of(value(clip, Field.COLOUR_PRIMARIES), value(clip, Field.TRANSFER),
                value(clip, Field.MATRIX)));
        } else {
            assertFalse(codec.equals("H.264") || codec.equals("HEVC"), "ffmpeg writes a colr box for these");
        }
    }
}
