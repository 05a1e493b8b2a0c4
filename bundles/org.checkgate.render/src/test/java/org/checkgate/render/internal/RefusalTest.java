package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.process.ShippedEngines;
import org.checkgate.render.Progress;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gives no proxy: each is a sentence with a behaviour, and leaves no file. */
class RefusalTest {
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
    void brokenMedia() throws Exception {
        Path clip = camera();
        Path cut = Files.write(folder.resolve("cut.mov"), java.util.Arrays.copyOf(Files.readAllBytes(clip), 3000));
        refused(cut, 0, false, "its file cannot be read as media (moov atom not found)");
        refused(Files.writeString(folder.resolve("text.mov"), "no media at all"), 0, false, "cannot be read as media");
    }

    @Test
    void anotherNumberOfFrames() throws Exception {
        refused(camera(), 49, false, "it has 48 frames, the clip has 49");
    }

    @Test
    void damagedMediaLosesNoFrameInSilence() throws Exception {
        byte[] bytes = Files.readAllBytes(camera());
        for (int at = bytes.length / 4; at < bytes.length / 2; at++) {
            bytes[at] = 0;
        }
        String said = refused(Files.write(folder.resolve("damaged.mov"), bytes), 48, false, "frames, the clip has 48");
        assertTrue(said.contains("thrown away"), said);
    }

    @Test
    void anotherRateThanTheTimecodeCountsIn() throws Exception {
        RenderException refused = refuse(camera(), Optional.of("25"), 48);
        assertTrue(refused.getMessage().contains("its description says 25 frames a second, its picture runs at 24000/1001"), refused.getMessage());
    }

    @Test
    void aTimecodeThatCannotBe() throws Exception {
        try (FakeDoor door = new FakeDoor(camera())) {
            RenderException refused = assertThrows(RenderException.class, () -> renderer().render(
                    new RenderJob("A001", door.address(), true, Optional.of("10:00:00;02"), Optional.empty(), 48, out()), Progress.unheard()));
            assertFalse(refused.retry());
            assertTrue(refused.getMessage().toLowerCase(java.util.Locale.ROOT).contains("drop frame"), refused.getMessage());
        }
    }

    @Test
    void aSoundFileThatShouldHaveAPicture() throws Exception {
        refused(ffmpeg.sound("s.wav", 1), 0, false, "should have a picture, but none is found");
    }

    @Test
    void aRefusingDoorIsTriedAgainAndItsTokenIsNotTold() throws Exception {
        try (FakeDoor door = new FakeDoor(camera()).refusingWith(403)) {
            RenderException refused = assertThrows(RenderException.class, () -> renderer().render(job(door.address(), Optional.empty(), 48), Progress.unheard()));
            assertTrue(refused.retry());
            assertFalse(refused.getMessage().contains("token"), refused.getMessage());
            assertTrue(refused.getMessage().contains("staged copy could not be read"), refused.getMessage());
        }
    }

    @Test
    void aDoorThatIsGoneIsTriedAgain() throws Exception {
        FakeDoor door = new FakeDoor(camera());
        URI gone = door.address();
        door.close();
        assertTrue(assertThrows(RenderException.class, () -> renderer().render(job(gone, Optional.empty(), 48), Progress.unheard())).retry());
    }

    @Test
    void aDoorThatBreaksOffIsTriedAgainAlsoWhenNobodyKnowsTheLength() throws Exception {
        // An AVI has its head in front, so that the engine starts happily.
        Path clip = ffmpeg.make("b.avi", List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2", "-c:v", "ffv1"));
        try (FakeDoor door = new FakeDoor(clip).breakingAfter(Files.size(clip) / 2)) {
            RenderException refused = assertThrows(RenderException.class, () -> renderer().render(job(door.address(), Optional.empty(), 0), Progress.unheard()));
            assertTrue(refused.retry(), refused.getMessage());
        }
    }

    @Test
    void aJobThatTakesTooLong() throws Exception {
        Path clip = ffmpeg.make("long.avi", List.of("-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25:d=8", "-c:v", "mjpeg"));
        try (FakeDoor door = new FakeDoor(clip)) {
            FfmpegProxyRenderer hasty = new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, new Settings(1920, 23, Duration.ofMillis(200), 1));
            RenderException refused = assertThrows(RenderException.class, () -> hasty.render(job(door.address(), Optional.empty(), 0), Progress.unheard()));
            assertFalse(refused.retry());
            assertTrue(refused.getMessage().contains("worked longer than the limit"), refused.getMessage());
        }
    }

    @Test
    void aNameThatLeadsElsewhere() {
        for (String name : List.of("../up", "a/b", "", "..", ".hidden", "new\nline", "x".repeat(201))) {
            RenderException refused = assertThrows(RenderException.class, () -> renderer().render(
                    new RenderJob(name, URI.create("http://127.0.0.1:1/x"), true, Optional.empty(), Optional.empty(), 0, out()), Progress.unheard()));
            assertTrue(refused.getMessage().contains("plain name"), refused.getMessage());
        }
    }

    @Test
    void anEngineThatIsNotThere() {
        FfmpegProxyRenderer without = new FfmpegProxyRenderer(ffmpeg.children, new ShippedEngines(folder.resolve("none.jar"), folder), SETTINGS);
        RenderException refused = assertThrows(RenderException.class, () -> without.render(job(URI.create("http://127.0.0.1:1/x"), Optional.empty(), 0), Progress.unheard()));
        assertTrue(refused.getMessage().contains("is missing"), refused.getMessage());
    }

    private Path camera() throws Exception {
        return ffmpeg.camera("a.mov", "s=320x180:r=24000/1001:d=2", "10:11:12:13");
    }

    private String refused(Path clip, long frames, boolean retry, String part) throws IOException {
        RenderException refused = refuse(clip, Optional.empty(), frames);
        assertEquals(retry, refused.retry());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        return refused.getMessage();
    }

    private RenderException refuse(Path clip, Optional<String> rate, long frames) throws IOException {
        try (FakeDoor door = new FakeDoor(clip)) {
            RenderException refused = assertThrows(RenderException.class, () -> renderer().render(job(door.address(), rate, frames), Progress.unheard()));
            try (var files = Files.list(out())) {
                assertEquals(List.of(), files.toList());
            }
            return refused;
        }
    }

    private FfmpegProxyRenderer renderer() {
        return new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, SETTINGS);
    }

    private RenderJob job(URI source, Optional<String> rate, long frames) {
        return new RenderJob("A001C001", source, true, Optional.empty(), rate, frames, out());
    }

    private Path out() {
        return folder.resolve("out");
    }
}
