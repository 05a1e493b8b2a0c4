package org.checkgate.camera.mxf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.checkgate.readers.Mutants;
import org.checkgate.readers.mxf.MxfBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(600)
class DamagedMxfTest {
    private final MxfPlugin plugin = new MxfPlugin();

    private boolean survives(byte[] film) {
        return survives(new TestCard().with("a.mxf", film), film.length);
    }

    private boolean survives(TestCard card, long size) {
        Clip clip = new Clip("a", "mxf", List.of(new ClipFile("a.mxf", size, Role.ESSENCE, 0)));
        try {
            plugin.group(card);
            return plugin.inspect(clip, card).metadata().size() > 1;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            return false;
        } finally {
            assertEquals(0, card.refusals(), "reads beyond the budget");
        }
    }

    private void twoThousandMutantsOf(byte[] film, long seed) {
        long understood = Mutants.of(film, seed, 2000).filter(this::survives).count();
        assertTrue(understood > 300 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
    }

    @Test
    void twoThousandMutantsOfAClosedFile() {
        twoThousandMutantsOf(MxfPluginTest.xdcam().tape("XDC0001", 1, 1).essence(60).file(), 20_26);
    }

    @Test
    void twoThousandMutantsOfAFileThatNeedsItsFooterAndItsIndex() {
        twoThousandMutantsOf(MxfPluginTest.xdcam().status(1, 4).durations(-1, -1, 77).footerFoundBy(false, true).essence(60).file(), 20_27);
    }

    @Test
    void cutAtEveryByte() {
        byte[] film = MxfPluginTest.xdcam().essence(60).file();
        int understood = 0;
        for (int length = 0; length < film.length; length++) {
            understood += survives(Arrays.copyOf(film, length)) ? 1 : 0;
        }
        assertTrue(understood > film.length / 2 && understood < film.length, "understood " + understood);
    }

    @Test
    void thousandsOfLongSetsAndOfLongStrangers() {
        byte[] start = new MxfBytes().start();
        for (String key : List.of("060e2b34025301010d01010101013b00", "060e2b34025301010e01010101013b00", "060e2b34010101020301021001000000")) {
            // Each longer than the reader's window, so that each costs one.
            byte[] set = MxfBytes.klv(key, MxfBytes.item(0x3c0a, new byte[16]), new byte[4_200]);
            byte[] film = new byte[start.length + set.length * 2000];
            System.arraycopy(start, 0, film, 0, start.length);
            for (int i = 0; i < 2000; i++) {
                System.arraycopy(set, 0, film, start.length + i * set.length, set.length);
            }
            // Metadata without an end, as far as the header says.
            Arrays.fill(film, 20 + 32, 20 + 40, (byte) 0x7f);
            survives(film);
        }
    }

    @Test
    void placesAndLengthsBeyondAllFiles() {
        byte[] film = MxfPluginTest.xdcam().status(1, 4).essence(60).file();
        for (int field = 20; field < 20 + 88; field += 4) {
            for (int value : new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                byte[] liar = film.clone();
                ByteBuffer.wrap(liar).putInt(field, value);
                survives(liar);
                survives(new TestCard().withSparse("a.mxf", liar, 200L << 30, film), 200L << 30);
            }
        }
    }
}
