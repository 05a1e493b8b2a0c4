package org.checkgate.camera.quicktime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
