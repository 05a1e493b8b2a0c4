package org.checkgate.camera.quicktime;

import static org.checkgate.camera.quicktime.FilmBytes.box;
import static org.checkgate.camera.quicktime.FilmBytes.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(120)
class DamagedFilmTest {
    private final QuickTimePlugin plugin = new QuickTimePlugin();

    private boolean survives(byte[] film) {
        FakeCard card = new FakeCard().with("a.mov", film);
        Clip clip = new Clip("a", "quicktime", List.of(new ClipFile("a.mov", film.length, Role.ESSENCE, 0)));
        try {
            Inspection inspection = plugin.inspect(clip, card);
            assertTrue(inspection.metadata().size() <= 60);
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
        byte[] film = QuickTimePluginTest.arri().film();
        Random random = new Random(20_26);
        int understood = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] mutant = film.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                // Most of the damage goes where the boxes are; runs of FF and 00 make sizes huge and empty.
                int at = random.nextInt(4) == 0 ? random.nextInt(mutant.length) : 240 + random.nextInt(mutant.length - 240);
                byte with = random.nextInt(3) == 0 ? (byte) (random.nextBoolean() ? 0xff : 0) : (byte) random.nextInt(256);
                Arrays.fill(mutant, at, Math.min(mutant.length, at + 1 + random.nextInt(4)), with);
            }
            understood += survives(mutant) ? 1 : 0;
        }
        assertTrue(understood > 500 && understood < 2000, "the damage should neither be nothing nor everything: " + understood);
    }

    @Test
    void cutAtEveryByte() {
        byte[] film = QuickTimePluginTest.arri().film();
        int understood = 0;
        for (int length = 0; length < film.length; length++) {
            understood += survives(Arrays.copyOf(film, length)) ? 1 : 0;
        }
        assertTrue(understood > 0 && understood < film.length, "understood " + understood);
    }

    @Test
    void aMillionEmptyBoxesAndBoxesInBoxes() {
        byte[] free = new byte[8_000_000];
        for (int i = 0; i < free.length; i += 8) {
            System.arraycopy(box("free"), 0, free, i, 8);
        }
        assertEquals(false, survives(free));
        byte[] nested = new byte[0];
        for (int i = 0; i < 2000; i++) {
            nested = box(i % 2 == 0 ? "meta" : "udta", nested);
        }
        assertEquals(true, survives(bytes(FilmBytes.ftyp(), box("moov", nested))));
    }

    @Test
    void tablesThatClaimFourBillionEntries() {
        byte[] entry = box("apch", new byte[78]);
        byte[] film = bytes(FilmBytes.ftyp(), box("moov", box("trak", box("mdia", box("mdhd", 0, 0, 0, -1, -1, 0),
            box("hdlr", 0, "mhlr", "vide", new byte[13]), box("minf", box("stbl", box("stsd", 0, -1, entry),
                box("stts", 0, -1, -1, -1), box("stsz", 0, 0, -1), box("co64", 0, -1, -1L)))))));
        assertTrue(survives(film));
    }
}
