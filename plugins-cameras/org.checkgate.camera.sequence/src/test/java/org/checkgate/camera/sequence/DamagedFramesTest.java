package org.checkgate.camera.sequence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.checkgate.readers.Mutants;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.readers.exr.ExrBytes;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.readers.tiff.Tag;
import org.checkgate.readers.tiff.TiffBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Field;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(120)
class DamagedFramesTest {
    private final SequencePlugin plugin = new SequencePlugin();

    private static byte[] dpx() {
        return new DpxBytes(ByteOrder.BIG_ENDIAN, 2048, 1556).text(36, "name").text(1532, "2026:11:20:10:11:12").time(0x1011_1213, 24f)
            .number(1628, 2).number(1632, 1).file();
    }

    private static byte[] exr() {
        return new ExrBytes(0x1000).picture(64, 32, 3).timecode(0x1011_1213).rational("framesPerSecond", 24, 1).text("capDate", "2026:11:20 10:11:12")
            .decimal("utcOffset", 3600).decimal("isoSpeed", 800).end().text("name", "second").end().end().file();
    }

    private static byte[] dng() {
        return sensorBelow().file();
    }

    private static TiffBytes sensorBelow() {
        TiffBytes sensor = new TiffBytes(ByteOrder.BIG_ENDIAN).numbers(Tag.PHOTOMETRIC, 3, 32803).numbers(Tag.WIDTH, 4, 64).numbers(Tag.HEIGHT, 4, 32)
            .ratios(Tag.DEFAULT_SCALE, 5, 1, 1, 1, 1).numbers(Tag.STRIP_OFFSETS, 4, 8).numbers(Tag.STRIP_BYTES, 4, 8);
        TiffBytes exif = new TiffBytes(ByteOrder.BIG_ENDIAN).ratios(Tag.EXPOSURE_TIME, 5, 1, 48).text(Tag.LENS_MODEL, "Prime");
        return TiffBytes.cinemaDng(ByteOrder.BIG_ENDIAN, 8, 8, 0x1011_1213).numbers(Tag.PHOTOMETRIC, 3, 2).directory(Tag.SUB_DIRECTORIES, sensor)
            .directory(Tag.EXIF_DIRECTORY, exif);
    }

    private boolean survives(FrameFormat format, byte[] frame, long size) {
        TestCard card = new TestCard().withSparse("a.0001.x", frame, size).withSparse("a.0002.x", frame, size);
        Clip clip = new Clip("a", format.text(), List.of(new ClipFile("a.0001.x", size, Role.FRAME, 0), new ClipFile("a.0002.x", size, Role.FRAME, 1)));
        try {
            plugin.inspect(clip, card);
            return true;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            return false;
        }
    }

    private void mutants(FrameFormat format, byte[] frame) {
        assertTrue(survives(format, frame, frame.length));
        long understood = Mutants.of(frame, 2026, 2000).filter(mutant -> survives(format, mutant, mutant.length)).count();
        assertTrue(understood > 200 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
        // The same damage at the start of a file that is 200 GB long by its size: now every offset is in it.
        assertFalse(Mutants.of(frame, 7, 500).map(mutant -> survives(format, mutant, 200L << 30)).toList().isEmpty());
    }

    @Test
    void twoThousandMutantsOfADpx() {
        mutants(FrameFormat.DPX, dpx());
    }

    @Test
    void twoThousandMutantsOfAnExr() {
        mutants(FrameFormat.EXR, exr());
    }

    @Test
    void twoThousandMutantsOfADng() {
        mutants(FrameFormat.CINEMADNG, dng());
    }

    @Test
    void twoThousandMutantsOfATiff() {
        mutants(FrameFormat.TIFF, new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 64).numbers(Tag.HEIGHT, 3, 32).numbers(Tag.COMPRESSION, 3, 5)
            .numbers(Tag.BITS_PER_SAMPLE, 3, 16, 16, 16).text(Tag.MAKE, "Scanner").text(Tag.DATE_TIME, "2026:11:20 10:11:12").file());
    }

    @Test
    void twoThousandMutantsOfABigTiff() {
        mutants(FrameFormat.CINEMADNG, sensorBelow().big().file());
    }

    @Test
    void twoThousandMutantsOfASoundBesideItsFrames() {
        byte[] sound = new WaveBytes("RIFF").bext("", 5).fmt(2, 48000, 24).data(60).ixml("<SCENE>12A</SCENE>" + WaveBytes.speed("24/1", "NDF", 48000, 5)
            + "<TRACK_LIST>" + WaveBytes.track(1, "Boom") + WaveBytes.track(2, "Lav") + "</TRACK_LIST>").file();
        byte[] frame = dng();
        Mutants.of(sound, 2026, 2000).forEach(mutant -> {
            TestCard card = new TestCard().with("a.0001.dng", frame).with("a.wav", mutant);
            Clip clip = new Clip("a", "cinemadng", List.of(new ClipFile("a.0001.dng", frame.length, Role.FRAME, 0),
                new ClipFile("a.wav", mutant.length, Role.AUDIO, 0)));
            // Whatever the sound says, the frames stay described.
            assertEquals(64L, assertDoesNotThrow(() -> plugin.inspect(clip, card)).metadata().get(Field.WIDTH).value());
        });
    }

    @Test
    void groupingSurvivesTheSameDamage() throws IOException {
        for (byte[] frame : List.of(dpx(), exr(), dng(), sensorBelow().big().file())) {
            for (byte[] mutant : Mutants.of(frame, 5, 300).toList()) {
                TestCard card = new TestCard().with("a.0001.dng", mutant).with("a.0002.dng", mutant);
                assertTrue(plugin.group(card).size() <= 1);
            }
        }
    }

    @Test
    void anExrWhoseNamesNeverEndStaysWithinTheBudget() {
        ExrBytes endless = new ExrBytes(0);
        for (int i = 0; i < 999; i++) {
            endless.attribute("a" + i, "string", new byte[16_000]);
        }
        assertFalse(survives(FrameFormat.EXR, endless.file(), 200L << 30));
    }

    @Test
    void aFrameOfTwoHundredGigabytesCostsAHeader() throws IOException {
        for (FrameFormat format : List.of(FrameFormat.DPX, FrameFormat.EXR, FrameFormat.CINEMADNG)) {
            byte[] frame = format == FrameFormat.DPX ? dpx() : format == FrameFormat.EXR ? exr() : dng();
            TestCard card = new TestCard().withSparse("a.0001.dpx", frame, 200L << 30);
            Clip clip = plugin.group(card).get(0);
            assertEquals(format.text(), clip.format());
            plugin.inspect(clip, card);
            assertTrue(card.bytesRead() < 128 << 10, format + " read " + card.bytesRead());
        }
    }
}
