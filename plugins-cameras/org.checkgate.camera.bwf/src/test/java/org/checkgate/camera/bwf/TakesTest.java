package org.checkgate.camera.bwf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files as recorders name and stamp them; those of which samples exist are in {@link RealSoundTest} too. */
@Timeout(60)
class TakesTest {
    private static final long DAY = 48_000L * 86_400;
    /** Of a piece of two channels in 24 bits: a little less than 2 GiB, and a whole number of frames at 25. */
    private static final long SAMPLES = 1920L * 180_000;
    private final BwfPlugin plugin = new BwfPlugin();

    private static byte[] mono(long stamp) {
        return new WaveBytes("RIFF").bext("", stamp).fmt(1, 48000, 24).data(30).file();
    }

    /** All that stands before the sound; 24 bits. */
    private static byte[] start(String lines, long stamp, int channels, long samples) {
        byte[] head = new WaveBytes("RIFF").bext(lines, stamp).fmt(channels, 48000, 24).chunk("data", (int) (samples * channels * 3), new byte[0]).file();
        return head;
    }

    private static TestCard piece(TestCard card, String path, String lines, long stamp, int channels, long samples) {
        byte[] head = start(lines, stamp, channels, samples);
        return card.withSparse(path, head, head.length + samples * channels * 3);
    }

    private List<String> grouped(TestCard card) throws IOException {
        List<Clip> clips = plugin.group(card);
        assertEquals(card.files().size(), clips.stream().mapToInt(c -> c.files().size()).sum(), "no file is lost or taken twice: " + clips);
        return clips.stream().map(c -> c.name() + ": " + String.join(" ", c.files().stream().map(f -> new CardFile(f.path(), 0).fileName()).toList())).toList();
    }

    @Test
    void monoSetsOfEveryRecorderAreOneTake() throws IOException {
        for (String[] names : new String[][] {
            {"A101_1", "A101_1_1.WAV", "A101_1_2.WAV", "A101_1_10.WAV"},
            {"260811_001", "260811_001_Tr1.WAV", "260811_001_Tr2.WAV", "260811_001_Tr8.WAV"},
            {"Sr001-2C-01", "Sr001-2C-01_01.WAV", "Sr001-2C-01_02.WAV", "Sr001-2C-01_03.WAV"},
            {"PT A101_4", "PT A101_4.A1.wav", "PT A101_4.A2.wav", "PT A101_4.A3.wav"},
            {"Audio 1_01", "Audio 1_01.L.wav", "Audio 1_01.C.wav", "Audio 1_01.R.wav"}}) {
            TestCard card = new TestCard();
            for (int i = names.length - 1; i > 0; i--) {
                card.with("roll/" + names[i], mono(48_000));
            }
            assertEquals(List.of(names[0] + ": " + String.join(" ", List.of(names).subList(1, names.length))), grouped(card));
            assertEquals(3L, plugin.inspect(plugin.group(card).get(0), card).metadata().get(Field.AUDIO_CHANNELS).value());
        }
    }

    @Test
    void aFolderOfZoomIsOneTakeWithItsMix() throws IOException {
        TestCard card = new TestCard().with("260811_001.TAKE/260811_001_Tr1.WAV", mono(5)).with("260811_001.TAKE/260811_001_Tr2.WAV", mono(5))
            .with("260811_001.TAKE/260811_001_LR.WAV", start("", 5, 2, 0)).with("260811_002.TAKE/260811_002.WAV", start("", 9, 8, 0));
        assertEquals(List.of("260811_001: 260811_001_LR.WAV 260811_001_Tr1.WAV 260811_001_Tr2.WAV", "260811_002: 260811_002.WAV"), grouped(card));
    }

    @Test
    void aLongDescriptionBeforeTheFormatDoesNotHideAMonoSet() throws IOException {
        TestCard card = new TestCard();
        for (int i = 1; i <= 2; i++) {
            card.with("T01_" + i + ".WAV", new WaveBytes("RIFF").bext("", 5).ixml("<NOTE>" + "n".repeat(10_000) + "</NOTE>").fmt(1, 48000, 24).data(30).file());
        }
        assertEquals(List.of("T01: T01_1.WAV T01_2.WAV"), grouped(card));
    }

    @Test
    void channelsThatStartedApartOrHaveNoStampStayApart() throws IOException {
        TestCard card = new TestCard().with("T01_1.WAV", mono(5)).with("T01_2.WAV", mono(6)).with("a/T01_1.WAV", mono(5)).with("T02_1.WAV", mono(5));
        for (int i = 1; i <= 2; i++) {
            card.with("plain_" + i + ".WAV", new WaveBytes("RIFF").fmt(1, 48000, 24).data(30).file());
        }
        assertEquals(6, grouped(card).size());
    }

    @Test
    void aLongTakeThatWasSplitIsOneTakeAndAsLongAsItsPieces() throws IOException {
        String lines = "zSPEED=25\r\nzSCENE=12A\r\nzTAKE=3\r\nzTRK1=Boom\r\nzTRK2=Lav";
        TestCard card = new TestCard();
        piece(card, "SR1/T003.WAV", lines, 48_000, 2, SAMPLES);
        piece(card, "SR1/T003_0002.WAV", lines, 48_000 + SAMPLES, 2, SAMPLES);
        piece(card, "SR1/T003_0003.WAV", lines, 48_000 + 2 * SAMPLES, 2, 1920 * 10);
        // The take behind it, which the recorder began at once.
        piece(card, "SR1/T004.WAV", lines.replace("TAKE=3", "TAKE=4"), 48_000 + 2 * SAMPLES + 19_200, 2, SAMPLES);
        assertEquals(List.of("T003: T003.WAV T003_0002.WAV T003_0003.WAV", "T004: T004.WAV"), grouped(card));
        Clip clip = plugin.group(card).get(0);
        assertEquals(List.of(0, 1, 2), clip.files().stream().map(ClipFile::order).toList());
        Inspection take = plugin.inspect(clip, card);
        assertEquals(List.of(2L, 360_010L, List.of("Boom", "Lav"), 48_000L), List.of(take.metadata().get(Field.AUDIO_CHANNELS).value(),
            take.metadata().get(Field.DURATION_FRAMES).value(), take.metadata().get(Field.AUDIO_TRACK_NAMES).value(),
            take.metadata().get(Field.AUDIO_TIME_REFERENCE).value()));
        assertEquals("3", take.raw().get("take").get("pieces"));
        assertEquals(List.of(), take.findings());
    }

    @Test
    void aSplitMonoSetHasItsChannelsOnceAndMayRunOverMidnight() throws IOException {
        TestCard card = new TestCard();
        for (int i = 1; i <= 2; i++) {
            piece(card, "T01A_" + i + ".WAV", "sSPEED=25\r\nsTRK" + i + "=Name " + i, DAY - 48_000, 1, SAMPLES);
            piece(card, "T01B_" + i + ".WAV", "sSPEED=25\r\nsTRK" + i + "=Name " + i, SAMPLES - 48_000, 1, 1920);
        }
        assertEquals(List.of("T01A: T01A_1.WAV T01A_2.WAV T01B_1.WAV T01B_2.WAV"), grouped(card));
        Inspection take = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals(List.of(2L, 180_001L, List.of("Name 1", "Name 2")), List.of(take.metadata().get(Field.AUDIO_CHANNELS).value(),
            take.metadata().get(Field.DURATION_FRAMES).value(), take.metadata().get(Field.AUDIO_TRACK_NAMES).value()));
        assertEquals(List.of(), take.findings());
    }

    @Test
    void takesThatMerelyFollowOnOneAnotherStayApart() throws IOException {
        long small = 48_000;
        TestCard shortOnes = piece(piece(new TestCard(), "T1.WAV", "", 0, 2, small), "T2.WAV", "", small, 2, small);
        assertEquals(2, grouped(shortOnes).size(), "no recorder splits a take of a second");
        TestCard gap = piece(piece(new TestCard(), "T1.WAV", "", 0, 2, SAMPLES), "T2.WAV", "", SAMPLES + 4, 2, SAMPLES);
        assertEquals(2, grouped(gap).size(), "four samples are missing between");
        TestCard scenes = piece(piece(new TestCard(), "T1.WAV", "sSCENE=1", 0, 2, SAMPLES), "T2.WAV", "sSCENE=2", SAMPLES, 2, SAMPLES);
        assertEquals(2, grouped(scenes).size());
        TestCard formats = piece(piece(new TestCard(), "T1.WAV", "", 0, 2, SAMPLES), "T2.WAV", "", SAMPLES, 4, SAMPLES / 2);
        assertEquals(2, grouped(formats).size());
        TestCard folders = piece(piece(new TestCard(), "a/T1.WAV", "", 0, 2, SAMPLES), "b/T2.WAV", "", SAMPLES, 2, SAMPLES);
        assertEquals(2, grouped(folders).size());
        TestCard names = piece(piece(new TestCard(), "Boom.WAV", "", 0, 2, SAMPLES), "Lav.WAV", "", SAMPLES, 2, SAMPLES);
        assertEquals(2, grouped(names).size());
    }

    @Test
    void whereTwoMightFollowNoneIsTaken() throws IOException {
        TestCard card = piece(new TestCard(), "T1.WAV", "", 0, 2, SAMPLES);
        piece(piece(card, "T2.WAV", "", SAMPLES, 2, SAMPLES), "T3.WAV", "", SAMPLES, 2, SAMPLES);
        assertEquals(3, grouped(card).size());
        TestCard two = piece(piece(new TestCard(), "T1.WAV", "", 0, 2, SAMPLES), "T2.WAV", "", 0, 2, SAMPLES);
        assertEquals(3, grouped(piece(two, "T3.WAV", "", SAMPLES, 2, SAMPLES)).size());
    }

    @Test
    void stampsThatGoRoundTheClockLoseNoFile() throws IOException {
        byte[] ds64 = WaveBytes.little(28).putLong(0).putLong(DAY * 3).putLong(0).array();
        byte[] day = new WaveBytes("RF64").chunk("ds64", ds64).bext("", 0).fmt(1, 48000, 24).chunk("data", -1, new byte[0]).file();
        assertEquals(1, grouped(new TestCard().withSparse("T1.WAV", day, day.length + DAY * 3)).size());
        byte[] half64 = WaveBytes.little(28).putLong(0).putLong(DAY / 2 * 3).putLong(0).array();
        TestCard card = new TestCard();
        for (int i = 0; i < 2; i++) {
            byte[] half = new WaveBytes("RF64").chunk("ds64", half64).bext("", i * DAY / 2).fmt(1, 48000, 24).chunk("data", -1, new byte[0]).file();
            card.withSparse("T0" + i + "x.WAV", half, half.length + DAY / 2 * 3);
        }
        assertEquals(2, plugin.group(card).stream().mapToInt(c -> c.files().size()).sum());
    }

    @Test
    void aPieceThatCannotBeReadLeavesTheLengthOpen() throws IOException {
        TestCard card = piece(piece(new TestCard(), "T1.WAV", "SPEED=25", 0, 2, SAMPLES), "T2.WAV", "SPEED=25", SAMPLES, 2, SAMPLES);
        piece(card, "T3.WAV", "SPEED=25", 2 * SAMPLES, 2, SAMPLES);
        Clip clip = plugin.group(card).get(0);
        assertEquals(3, clip.files().size());
        card.withSparse("T3.WAV", new byte[12], clip.files().get(2).size());
        Inspection take = plugin.inspect(clip, card);
        assertNull(take.metadata().get(Field.DURATION_FRAMES));
        assertTrue(take.findings().stream().anyMatch(f -> f.code().equals("SOUND_UNREADABLE") && f.path().equals("T3.WAV")));
    }
}
