package org.checkgate.camera.mxf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Files that ffmpeg writes are read as ffprobe reads them. Where the two are not installed, this is skipped. */
class FfmpegCrossCheckTest {
    private static final List<String> XDCAM = List.of("-c:v", "mpeg2video", "-pix_fmt", "yuv422p", "-b:v", "50M", "-minrate", "50M", "-maxrate", "50M",
        "-bufsize", "17825792", "-rc_init_occupancy", "17825792", "-g", "12", "-bf", "2", "-flags", "+ildct+ilme", "-top", "1");
    private static final List<String> DNX = List.of("-c:v", "dnxhd", "-profile:v", "dnxhr_hq", "-pix_fmt", "yuv422p");
    private static final List<String> PRORES = List.of("-c:v", "prores_aw", "-profile:v", "3", "-pix_fmt", "yuv422p10le");
    @TempDir
    Path folder;

    private Path write(String rate, String timecode, List<String> codec) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(codec);
        options.addAll(List.of("-c:a", "pcm_s24le", "-timecode", timecode, "-metadata", "reel_name=REEL7", "-f", "mxf"));
        return Ffmpeg.write(folder.resolve("clip.mxf"), "1920x1080", rate, options);
    }

    private void agrees(String rate, String timecode, List<String> codec, String name) throws IOException, InterruptedException {
        Path file = write(rate, timecode, codec);
        Map<String, String> probed = Ffmpeg.probe(file);
        TestCard card = new TestCard().with("clip.mxf", Files.readAllBytes(file));
        MxfPlugin plugin = new MxfPlugin();
        Inspection clip = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals(probed.get("TAG:timecode"), ((Timecode) value(clip, Field.START_TIMECODE)).text());
        assertEquals(timecode, ((Timecode) value(clip, Field.START_TIMECODE)).text());
        assertEquals(Rate.parse(probed.get("r_frame_rate")), value(clip, Field.FRAME_RATE));
        assertEquals(List.of(probed.get("width"), probed.get("height"), probed.get("duration_ts")), List.of(value(clip, Field.WIDTH).toString(),
            value(clip, Field.HEIGHT).toString(), value(clip, Field.DURATION_FRAMES).toString()));
        assertEquals(List.of(name, "REEL7", 1L, 24L), List.of(value(clip, Field.CODEC), value(clip, Field.REEL), value(clip, Field.AUDIO_CHANNELS),
            value(clip, Field.AUDIO_BIT_DEPTH)));
        assertEquals(List.of(), clip.findings());
    }

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    @Test
    void xdcam() throws IOException, InterruptedException {
        agrees("25", "09:59:58:00", XDCAM, "MPEG-2");
    }

    @Test
    void dnxhr() throws IOException, InterruptedException {
        agrees("24000/1001", "10:11:12:13", DNX, "DNxHR");
    }

    @Test
    void proResWithDropFrame() throws IOException, InterruptedException {
        agrees("30000/1001", "01:00:59;28", PRORES, "ProRes");
    }
}
