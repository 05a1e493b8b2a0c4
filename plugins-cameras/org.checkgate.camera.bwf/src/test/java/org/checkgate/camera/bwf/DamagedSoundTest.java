package org.checkgate.camera.bwf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(120)
class DamagedSoundTest {
    private final BwfPlugin plugin = new BwfPlugin();

    private boolean survives(byte[] sound) {
        FakeCard card = new FakeCard().with("a_1.wav", sound);
        Clip clip = new Clip("a", "bwf", List.of(new ClipFile("a_1.wav", sound.length, Role.AUDIO, 0)));
        try {
            plugin.group(card);
            plugin.inspect(clip, card);
            return true;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            return false;
        } finally {
            assertTrue(card.remainingBytes() >= 0);
        }
    }

    @Test
    void twoThousandMutants() {
        byte[] sound = BwfPluginTest.poly().file();
        int interesting = sound.length - 24_000;
        Random random = new Random(20_26);
        int understood = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = sound.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                int at = random.nextInt(interesting);
                byte with = random.nextInt(3) == 0 ? (byte) (random.nextBoolean() ? 0xff : 0) : (byte) random.nextInt(256);
                Arrays.fill(mutant, at, Math.min(mutant.length, at + 1 + random.nextInt(4)), with);
            }
            understood += survives(mutant) ? 1 : 0;
        }
        assertTrue(understood > 500 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
    }

    @Test
    void cutAtEveryByteOfTheHeaders() {
        byte[] sound = BwfPluginTest.poly().file();
        int understood = 0;
        for (int length = 0; length < sound.length - 23_000; length++) {
            understood += survives(Arrays.copyOf(sound, length)) ? 1 : 0;
        }
        assertTrue(understood > 0 && understood < sound.length - 23_000, "understood " + understood);
    }

    @Test
    void manyChunksAndSizesBeyondTheFile() {
        WaveBytes many = new WaveBytes("RIFF").fmt(1, 48000, 16);
        for (int i = 0; i < 100_000; i++) {
            many.chunk("junk", new byte[0]);
        }
        assertTrue(survives(many.file()));
        byte[] ds64 = WaveBytes.little(28).putLong(-1).putLong(-1).putLong(-1).array();
        assertTrue(survives(new WaveBytes("BW64").chunk("ds64", ds64).fmt(0, 0, 0).chunk("data", -1, new byte[10]).file()));
        assertTrue(survives(new WaveBytes("RIFF").fmt(1, 48000, 16).chunk("iXML", ("<BWFXML>" + "<a>".repeat(50_000)).getBytes()).file()));
    }
}
