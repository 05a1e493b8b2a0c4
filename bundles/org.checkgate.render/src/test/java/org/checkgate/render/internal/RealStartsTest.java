package org.checkgate.render.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of real cameras and recorders. They lie beside the project, not in it: where they are absent, this is skipped. */
class RealStartsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera").normalize();
    @TempDir
    Path folder;

    @Test
    void goProKarmaWhoseNumberOfFramesIsWrong() throws Exception {
        assertEquals(List.of("19:26:48:04"), timecodes("gopro/karma.mp4"));
    }

    @Test
    void aTapeRecordersMxf() throws Exception {
        assertEquals(List.of("23:58:30:00"), timecodes("mxf/bbc-d10_qt_klv.mxf"));
    }

    @Test
    void aRecordersWave() throws Exception {
        assertEquals(2_190_940_753L, starts("sound/A101_1.WAV").stamp().orElseThrow().samples());
    }

    @Test
    void aFrameOfASequence() throws Exception {
        assertEquals(List.of("00:00:00:00"), timecodes("dpx/dpx_nuke_10bits_rgb.dpx"));
        assertTrue(starts("exr/t01.exr").none());
    }

    private List<String> timecodes(String name) throws Exception {
        return starts(name).timecodes().stream().map(ProbedStarts.Start::text).toList();
    }

    private ProbedStarts starts(String name) throws Exception {
        Path file = SAMPLES.resolve(name);
        assumeTrue(Files.isRegularFile(file), "the sample " + name + " is not here");
        try (ShippedFfmpeg ffmpeg = new ShippedFfmpeg(folder); FakeDoor door = new FakeDoor(file)) {
            return ((StartReader.Stated) new FfprobeStarts((key, budget, life) -> door.door(), ffmpeg.children, ffmpeg.engines, Duration.ofMinutes(1))
                    .read(new StagedMedia("roll/" + file.getFileName(), Files.size(file)))).starts();
        }
    }
}
