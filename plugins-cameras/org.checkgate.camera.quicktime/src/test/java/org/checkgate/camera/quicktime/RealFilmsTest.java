package org.checkgate.camera.quicktime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** Films of real cameras. They lie beside the project, not in it: where they are absent, this is skipped. */
class RealFilmsTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera").normalize();

    private static Inspection inspect(String name) throws IOException {
        Path file = SAMPLES.resolve(name);
        assumeTrue(Files.isRegularFile(file), "the sample " + name + " is not here");
        TestCard card = new TestCard().with(file.getFileName().toString(), Files.readAllBytes(file));
        QuickTimePlugin plugin = new QuickTimePlugin();
        return plugin.inspect(plugin.group(card).get(0), card);
    }

    @Test
    void goProKarma() throws IOException {
        Inspection clip = inspect("gopro/karma.mp4");
        assertEquals("19:26:48:04", ((Timecode) clip.metadata().get(Field.START_TIMECODE).value()).text());
        assertEquals("HD5.02.02.00.00", clip.metadata().get(Field.FIRMWARE).value());
        assertEquals(362L, clip.metadata().get(Field.DURATION_FRAMES).value());
        assertEquals("GoPro", clip.metadata().get(Field.MAKE).value());
    }

    @Test
    void phone() throws IOException {
        Inspection clip = inspect("quicktime/with-gps.mov");
        assertEquals("Apple", clip.metadata().get(Field.MAKE).value());
        assertEquals(568L, clip.metadata().get(Field.WIDTH).value());
        assertEquals(new Rate(30, 1), clip.metadata().get(Field.FRAME_RATE).value());
        assertEquals(44_100L, clip.metadata().get(Field.AUDIO_SAMPLE_RATE).value());
    }

    @Test
    void pocketCamera() throws IOException {
        Inspection clip = inspect("exiftool/QuickTime.mov");
        assertEquals("Motion JPEG", clip.metadata().get(Field.CODEC).value());
        assertEquals(149L, clip.metadata().get(Field.DURATION_FRAMES).value());
    }
}
