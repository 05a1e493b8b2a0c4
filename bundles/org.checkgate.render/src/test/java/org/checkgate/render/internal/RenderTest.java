package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkgate.render.Progress;
import org.checkgate.render.RenderJob;
import org.checkgate.render.Rendered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies by the engine that is shipped, looked at afterwards with ffprobe. */
class RenderTest {
    private static final Settings SETTINGS = new Settings(1920, 23, Duration.ofMinutes(2), 1);
    @TempDir
    Path folder;
    private ShippedFfmpeg ffmpeg;

    @BeforeEach
    void open() throws IOException {
        ffmpeg = new ShippedFfmpeg(folder);
    }

    @AfterEach
    void close() {
        ffmpeg.close();
    }

    @Test
    void aCameraClipBecomesAProxyWithItsTimecodeAndAPoster() throws Exception {
        Path clip = ffmpeg.camera("a.mov", "s=320x180:r=24000/1001:d=2", "10:11:12:13");
        List<Double> progress = new ArrayList<>();
        Rendered rendered = render(SETTINGS, job(clip, Optional.of("10:11:12:13"), Optional.of("24000/1001"), 48), progress::add);

        Path proxy = out().resolve("A001C001.mp4");
        assertEquals(new Rendered(proxy, Optional.of(out().resolve("A001C001.jpg")), 320, 180, 48, Optional.of("10:11:12:13"), List.of()), rendered);
        MediaFacts facts = ffmpeg.facts(proxy);
        assertEquals(new MediaFacts.Picture("h264", "avc1", 320, 180, 48, "24000/1001", "24000/1001"), facts.picture().orElseThrow());
        assertEquals(Optional.of("10:11:12:13"), facts.timecode());
        assertEquals("aac", facts.sounds().get(0).codec());
        assertEquals("mjpeg", ffmpeg.facts(rendered.poster().orElseThrow()).picture().orElseThrow().codec());
        assertEquals(1.0, progress.get(progress.size() - 1));
        assertEquals(progress.stream().sorted().toList(), progress);
        assertTrue(startsPlayingAtOnce(proxy), "the index lies before the media");
        try (var files = Files.list(out())) {
            assertEquals(2, files.count(), "no part stays");
        }
    }

    @Test
    void aDropFrameTimecodeStaysOne() throws Exception {
        Path clip = ffmpeg.camera("df.mov", "s=160x90:r=30000/1001:d=1", "01:00:59;28");
        assertEquals(Optional.of("01:00:59;28"), render(SETTINGS, job(clip, Optional.of("01:00:59;28"), Optional.of("30000/1001"), 30), Progress.unheard()).startTimecode());
    }

    @Test
    void whereTheDescriptionIsSilentTheFileIsAsked() throws Exception {
        Path clip = ffmpeg.camera("own.mov", "s=160x90:r=25:d=1", "09:59:58:24");
        assertEquals(Optional.of("09:59:58:24"), render(SETTINGS, job(clip, Optional.empty(), Optional.empty(), 0), Progress.unheard()).startTimecode());
        Path without = ffmpeg.camera("without.mov", "s=160x90:r=25:d=1", "");
        assertEquals(Optional.empty(), render(SETTINGS, job(without, Optional.empty(), Optional.empty(), 0), Progress.unheard()).startTimecode());
    }

    @Test
    void aLargePictureIsMadeSmallerAndSidesAreEven() throws Exception {
        Path wide = ffmpeg.camera("wide.mov", "s=640x360:r=25:d=0.2", "");
        Rendered smaller = render(new Settings(256, 30, Duration.ofMinutes(2), 1), job(wide, Optional.empty(), Optional.empty(), 5), Progress.unheard());
        assertEquals("256x144", smaller.width() + "x" + smaller.height());
        Path odd = ffmpeg.make("odd.avi", List.of("-f", "lavfi", "-i", "testsrc2=s=321x181:r=25:d=0.2", "-c:v", "ffv1"));
        Rendered even = render(SETTINGS, job(odd, Optional.empty(), Optional.empty(), 5), Progress.unheard());
        assertEquals("320x180", even.width() + "x" + even.height());
    }

    @Test
    void soundOnlyHasNoPictureAndItsShapeAsPoster() throws Exception {
        Rendered rendered = render(SETTINGS, soundJob(ffmpeg.sound("stereo.wav", 2)), Progress.unheard());
        assertEquals(new Rendered(out().resolve("A001C001.mp4"), Optional.of(out().resolve("A001C001.jpg")), 0, 0, 0, Optional.empty(), List.of()), rendered);
        MediaFacts facts = ffmpeg.facts(rendered.proxy());
        assertTrue(facts.picture().isEmpty());
        assertEquals("aac 2", facts.sounds().get(0).codec() + " " + facts.sounds().get(0).channels());
        assertEquals(3.0, facts.seconds(), 0.1);
        MediaFacts.Picture poster = ffmpeg.facts(rendered.poster().orElseThrow()).picture().orElseThrow();
        assertEquals("mjpeg 640x180", poster.codec() + " " + poster.width() + "x" + poster.height());
    }

    @Test
    void eachChannelOfARecorderBecomesATrack() throws Exception {
        List<Double> progress = new ArrayList<>();
        Rendered rendered = render(SETTINGS, soundJob(ffmpeg.sound("poly.wav", 10)), progress::add);
        MediaFacts facts = ffmpeg.facts(rendered.proxy());
        assertEquals(10, facts.sounds().size());
        assertTrue(facts.sounds().stream().allMatch(sound -> sound.channels() == 1 && sound.codec().equals("aac")));
        assertFalse(progress.isEmpty());
        assertTrue(rendered.poster().isPresent(), rendered.remarks().toString());
    }

    private Rendered render(Settings settings, RenderJob job, Progress progress) throws IOException {
        try (FakeDoor door = new FakeDoor(Path.of(job.source()))) {
            RenderJob throughDoor = new RenderJob(job.clip(), door.address(), job.hasPicture(), job.startTimecode(), job.rate(), job.durationFrames(), job.outputFolder());
            return new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, settings).render(throughDoor, progress);
        }
    }

    private RenderJob job(Path clip, Optional<String> timecode, Optional<String> rate, long frames) {
        return new RenderJob("A001C001", clip.toUri(), true, timecode, rate, frames, out());
    }

    private RenderJob soundJob(Path clip) {
        return new RenderJob("A001C001", clip.toUri(), false, Optional.empty(), Optional.empty(), 0, out());
    }

    private Path out() {
        return folder.resolve("out 100% é");
    }

    private static boolean startsPlayingAtOnce(Path proxy) throws IOException {
        String bytes = new String(Files.readAllBytes(proxy), StandardCharsets.ISO_8859_1);
        return bytes.indexOf("moov") < bytes.indexOf("mdat");
    }
}
