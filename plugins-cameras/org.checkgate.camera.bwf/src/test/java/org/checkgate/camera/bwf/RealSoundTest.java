package org.checkgate.camera.bwf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;

/** Sound of real recorders. It lies beside the project, not in it: where it is absent, this is skipped. */
class RealSoundTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", ".")).resolve("../../../shared/samples/camera/sound").normalize();

    @Test
    void aRollOfSeveralRecorders() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), "the samples are not here");
        TestCard card = new TestCard();
        try (var files = Files.list(SAMPLES)) {
            for (Path file : files.toList()) {
                card.with(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        BwfPlugin plugin = new BwfPlugin();
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of("A101_1", "A101_1", "A101_3", "PT A101_4.A1", "Sr001-2C-01"), clips.stream().map(Clip::name).toList());
        Inspection first = plugin.inspect(clips.get(0), card);
        assertEquals("12:39:59:00", ((Timecode) first.metadata().get(Field.START_TIMECODE).value()).text());
        assertEquals(List.of("MKH516 A", "Boom"), first.metadata().get(Field.AUDIO_TRACK_NAMES).value());
        // By hand: its 240,239 samples end at sample 2,191,180,992 of the day, which is 1,094,496 frames of 2,002 samples, 12:40:04:00.
        assertEquals(120L, first.metadata().get(Field.DURATION_FRAMES).value());
        // So does the take before the one of Pro Tools: 2,191,661,476 + 48,044 samples are 1,094,760 frames, where that starts.
        assertEquals(24L, plugin.inspect(clips.get(2), card).metadata().get(Field.DURATION_FRAMES).value());
        assertEquals(new Timecode(1_094_760, new Rate(24000, 1001), false), plugin.inspect(clips.get(3), card).metadata().get(Field.START_TIMECODE).value());
        Inspection pair = plugin.inspect(clips.get(1), card);
        // exiftool -a and ffprobe: two files of one channel, whose iXML names one track each.
        assertEquals(List.of(2L, List.of("MKH516 A", "Boom"), 120L), List.of(pair.metadata().get(Field.AUDIO_CHANNELS).value(),
            pair.metadata().get(Field.AUDIO_TRACK_NAMES).value(), pair.metadata().get(Field.DURATION_FRAMES).value()));
        Inspection mono = plugin.inspect(clips.get(4), card);
        assertEquals(3L, mono.metadata().get(Field.AUDIO_CHANNELS).value());
        assertEquals(List.of("Boom", "Lav Georgie", "Lav Beverly"), mono.metadata().get(Field.AUDIO_TRACK_NAMES).value());
        assertEquals(false, mono.metadata().get(Field.CIRCLED).value());
        assertEquals("2C", mono.metadata().get(Field.SCENE).value());
        assertEquals(List.of(), mono.findings());
    }
}
