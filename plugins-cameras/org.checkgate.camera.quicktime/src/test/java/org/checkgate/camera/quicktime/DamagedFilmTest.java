package org.checkgate.camera.quicktime;

import static org.checkgate.readers.quicktime.FilmBytes.box;
import static org.checkgate.readers.quicktime.FilmBytes.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.checkgate.readers.Mutants;
import org.checkgate.readers.quicktime.FilmBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes say: an answer or an IOException with a sentence, within the budget, and an end. */
@Timeout(120)
class DamagedFilmTest {
    private final QuickTimePlugin plugin = new QuickTimePlugin();

    private boolean survives(byte[] film) {
        TestCard card = new TestCard().with("a.mov", film);
        Clip clip = new Clip("a", "quicktime", List.of(new ClipFile("a.mov", film.length, Role.ESSENCE, 0)));
        try {
            Inspection inspection = plugin.inspect(clip, card);
            assertTrue(inspection.metadata().size() <= 60);
            return true;
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
    void twoThousandMutantsOfAQuickTimeFilm() {
        twoThousandMutantsOf(QuickTimePluginTest.arri().film(), 20_26);
    }

    @Test
    void twoThousandMutantsOfAnMp4() {
        twoThousandMutantsOf(mp4(), 20_27);
    }

    @Test
    void twoThousandMutantsOfAFilmInH264AndOfOneOfAvid() {
        twoThousandMutantsOf(new FilmBytes().picture("avc1", 1920, 1080, 25, 1, 10, QuickTimePluginTest.avcC(122, 16, 0b1011_0110 << 24),
            box("colr", "nclx", (short) 9, (short) 15, (short) 9, (byte) 0)).film(), 20_28);
        twoThousandMutantsOf(new FilmBytes().picture("AVdn", 1920, 1080, 25, 1, 10, box("ACLR", "ACLR0001", 1, 0), box("ARES", "ARES0001", 1235, 0)).film(),
            20_29);
    }

    /** Its description first, wide sizes, user data: what a phone or a drone writes. */
    private static byte[] mp4() {
        FilmBytes film = new FilmBytes().picture("hvc1", 3840, 2160, 90_000, 3003, 300, box("hvcC", new byte[23])).sound("mp4a", 2, 16, 48000)
            .timecode(2_100_244, 2, 90_000, 3003, 29, "")
            .extra(box("udta", box("FIRM", "HD5.02.02.00.00"), box("\u00a9mod", (short) 4, (short) 0, "cam1")));
        return bytes(box("ftyp", "mp42", 0, "isomiso2"), film.moov(), 1, "mdat", 16L + 204, film.frameNumber(), new byte[200]);
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
