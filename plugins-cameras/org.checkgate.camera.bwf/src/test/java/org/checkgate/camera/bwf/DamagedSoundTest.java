package org.checkgate.camera.bwf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.checkgate.readers.ByteWindow;
import org.checkgate.readers.Mutants;
import org.checkgate.readers.riff.IXml;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(120)
class DamagedSoundTest {
    private final BwfPlugin plugin = new BwfPlugin();

    private boolean survives(byte[] sound) {
        TestCard card = new TestCard().with("a_1.wav", sound);
        Clip clip = new Clip("a", "bwf", List.of(new ClipFile("a_1.wav", sound.length, Role.AUDIO, 0)));
        try {
            plugin.group(card);
            plugin.inspect(clip, card);
            return true;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            return false;
        } finally {
            assertEquals(0, card.refusals(), "reads beyond the budget");
        }
    }

    private void twoThousandMutantsOf(byte[] sound, long seed) {
        long understood = Mutants.of(sound, seed, 2000).filter(this::survives).count();
        assertTrue(understood > 300 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
    }

    @Test
    void twoThousandMutantsOfAWave() {
        // Little sound, so that the damage falls into the headers.
        twoThousandMutantsOf(BwfPluginTest.poly(60).file(), 20_26);
    }

    @Test
    void twoThousandMutantsOfAnRf64() {
        byte[] ds64 = WaveBytes.little(28).putLong(0).putLong(600).putLong(100).array();
        twoThousandMutantsOf(new WaveBytes("RF64").chunk("ds64", ds64).bext("zSPEED=25\r\nzSCENE=1\r\nzTAKE=2", 172_799_828L).fmt(2, 48000, 24)
            .chunk("data", -1, new byte[600]).ixml("<SCENE>7</SCENE>" + WaveBytes.speed("25/1", "NDF", 48000, 48000L * 3600)).file(), 20_27);
    }

    @Test
    void twoThousandMutantsOfABw64() {
        byte[] ds64 = WaveBytes.little(28).putLong(0).putLong(60).putLong(10).putInt(0).array();
        twoThousandMutantsOf(new WaveBytes("BW64").chunk("ds64", ds64).fmt(2, 48000, 24).bext("SPEED=25", 172_799_828L).chunk("data", -1, new byte[60])
            .ixml("<SCENE>7</SCENE>").file(), 20_28);
    }

    /** The damage falls into the text alone: of a file, most of it would fall elsewhere. */
    @Test
    void twoThousandMutantsOfAnIXmlChunk() {
        byte[] text = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><BWFXML><SCENE>12A</SCENE><CIRCLED>TRUE</CIRCLED>"
            + WaveBytes.speed("24000/1001", "NDF", 48000, 2_190_940_753L) + "<TRACK_LIST>" + WaveBytes.track(2, "Lav &amp; Co") + WaveBytes.track(1, "Boom")
            + "</TRACK_LIST></BWFXML>").getBytes(StandardCharsets.UTF_8);
        long read = Mutants.of(text, 20_26, 2000).filter(mutant -> {
            assertTrue(survives(new WaveBytes("RIFF").fmt(2, 48000, 24).chunk("iXML", mutant).data(60).file()), "the sound is described whatever its iXML is");
            try {
                IXml.parse(ByteWindow.text(mutant));
                return true;
            } catch (IOException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
                return false;
            }
        }).count();
        assertTrue(read > 15 && read < 2000, "the damage should neither be nothing nor everything: " + read);
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
