package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.checkgate.ledger.Clip;
import org.checkgate.render.Frames;
import org.checkgate.render.Progress;
import org.checkgate.render.RenderException;
import org.checkgate.render.RenderJob;
import org.checkgate.render.Rendered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Proxies of sequences, each picture a file that is fetched through the door. */
class FramesTest {
    private static final String RATE = "24000/1001";
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
    void dpxAndExrAndTiffBecomeProxies() throws Exception {
        for (String kind : List.of("dpx", "exr", "tiff")) {
            Rendered rendered = render(sequence(kind), new Frames(kind, 12, RATE, 1), Optional.of("10:11:12:13"));
            assertEquals("160x90 12 10:11:12:13 []", rendered.width() + "x" + rendered.height() + " " + rendered.frames() + " " + rendered.startTimecode().orElse("")
                    + " " + rendered.remarks(), kind);
            MediaFacts facts = ffmpeg.facts(rendered.proxy());
            assertEquals(new MediaFacts.Picture("h264", "avc1", 160, 90, 12, RATE, RATE), facts.picture().orElseThrow());
            assertTrue(rendered.poster().isPresent());
        }
    }

    @Test
    void aSqueezedPictureIsShownAsItWasFilmed() throws Exception {
        Rendered rendered = render(sequence("dpx"), new Frames("dpx", 12, "25/1", 2), Optional.empty());
        assertEquals("320x90", rendered.width() + "x" + rendered.height());
    }

    @Test
    void aFrameThatCannotBeReadLosesNoFrameInSilence() throws Exception {
        List<Path> files = sequence("dpx");
        Files.writeString(files.get(5), "no picture at all");
        refused(files, "it has 11 frames, the clip has 12");
        Files.write(files.get(5), new byte[0]);
        refused(files, "frames");
    }

    @Test
    void aFrameThatNamesOtherFilesOpensNone() throws Exception {
        List<Path> files = sequence("dpx");
        try (FakeDoor other = new FakeDoor(files.get(0))) {
            for (Path file : files) {
                Files.writeString(file, "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + other.address() + ".ts\n#EXT-X-ENDLIST\n");
            }
            refused(files, "No proxy of A001 was made");
            assertEquals(List.of(), other.requests());
        }
    }

    @Test
    void whatWouldBecomePartOfACommandIsPlain() {
        for (Executable wrong : List.<Executable>of(() -> new Frames("mov", 1, RATE, 1), () -> new Frames("dpx", 0, RATE, 1), () -> new Frames("dpx", 1, "24 -i x", 1),
                () -> new Frames("dpx", 1, RATE, Double.NaN), () -> new Frames("dpx", 1, RATE, 5))) {
            assertThrows(IllegalArgumentException.class, wrong);
        }
    }

    @Test
    void aDescriptionWithoutARecipeIsAFilm() {
        assertEquals(Optional.empty(), ClipFrames.of(described("{\"files\":[{\"path\":\"a.1.dpx\",\"role\":\"frame\"}]}")));
        assertEquals(Optional.empty(), ClipFrames.of(described("{\"render\":{\"way\":\"backwards\",\"role\":\"frame\",\"rate\":\"24/1\"}}")));
        assertEquals(Optional.empty(), ClipFrames.of(described("[")));
    }

    @Test
    void framesOfSeveralKindsOrOfNoneThatIsKnownAreNotRendered() throws RenderException {
        assertEquals(new Frames("dpx", 2, "24/1", 1), frames("a.1.dpx", "a.2.DPX"));
        assertThrows(RenderException.class, () -> frames("a.1.dpx", "a.2.exr"));
        assertThrows(RenderException.class, () -> frames("a.1.ari", "a.2.ari"));
        assertThrows(RenderException.class, () -> frames());
    }

    private static Frames frames(String... paths) throws RenderException {
        return new ClipFrames(List.of(paths), "24/1", 1).frames("A001");
    }

    private static Clip described(String json) {
        return new Clip(0, 1, "A001", "dpx", json, "a.1.dpx", true, Optional.empty(), Optional.empty(), 0);
    }

    private List<Path> sequence(String kind) throws Exception {
        ffmpeg.make("f.%02d." + kind, List.of("-f", "lavfi", "-i", "testsrc2=s=160x90:r=24:d=0.5", "-start_number", "0"));
        return IntStream.range(0, 12).mapToObj(number -> folder.resolve(String.format("f.%02d.%s", number, kind))).toList();
    }

    private void refused(List<Path> files, String part) throws IOException {
        RenderException refused = assertThrows(RenderException.class, () -> render(files, new Frames("dpx", files.size(), RATE, 1), Optional.empty()));
        assertFalse(refused.retry(), refused.getMessage());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    private Rendered render(List<Path> files, Frames frames, Optional<String> timecode) throws IOException {
        try (FakeDoor door = FakeDoor.ofFrames(files)) {
            return new FfmpegProxyRenderer(ffmpeg.children, ffmpeg.engines, new Settings(1920, 23, Duration.ofMinutes(2), 1)).render(
                    new RenderJob("A001", door.address(), Optional.of(frames), true, timecode, Optional.of(frames.rate()), 0, folder.resolve("out")), Progress.unheard());
        }
    }
}
