package org.checkgate.camera.bwf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BwfPluginTest {
    private static final String LINES = "sSPEED=023.976-ND\r\nsTAKE=3\r\nsSCENE=12a\r\nsTAPE=26Y11M20\r\nsTRK1=wrong\r\nsNOTE=from bext\r\n";
    /** 12:39:59:00 of a recorder at 23.976, one sample late, as a real one writes it. */
    private static final long STAMP = 2_190_940_753L;
    private final BwfPlugin plugin = new BwfPlugin();

    static WaveBytes poly() {
        return poly(6 * 4004);
    }

    static WaveBytes poly(int soundBytes) {
        return new WaveBytes("RIFF").bext(LINES, STAMP).fmt(2, 48000, 24)
            .ixml("<SCENE>12A</SCENE><TAKE>3</TAKE><CIRCLED>TRUE</CIRCLED><NOTE></NOTE>" + WaveBytes.speed("24000/1001", "NDF", 48000, STAMP)
                + "<TRACK_LIST>" + WaveBytes.track(2, "Lav &amp; Co") + WaveBytes.track(1, "Boom") + "</TRACK_LIST>").data(soundBytes);
    }

    private Inspection inspect(byte[] file) throws IOException {
        TestCard card = new TestCard().with("12A_3.WAV", file);
        List<Clip> clips = plugin.group(card);
        assertEquals(1, clips.size());
        return plugin.inspect(clips.get(0), card);
    }

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    @Test
    void readsAPolyphonicTake() throws IOException {
        Inspection take = inspect(poly().file());
        assertEquals(List.of("12A", "3", "26Y11M20", true, "from bext"), List.of(value(take, Field.SCENE), value(take, Field.TAKE),
            value(take, Field.REEL), value(take, Field.CIRCLED), value(take, Field.NOTES)));
        assertEquals(List.of("Boom", "Lav & Co"), value(take, Field.AUDIO_TRACK_NAMES));
        assertEquals(List.of(2L, 48000L, 24L, STAMP), List.of(value(take, Field.AUDIO_CHANNELS), value(take, Field.AUDIO_SAMPLE_RATE),
            value(take, Field.AUDIO_BIT_DEPTH), value(take, Field.AUDIO_TIME_REFERENCE)));
        assertEquals("12:39:59:00", ((Timecode) value(take, Field.START_TIMECODE)).text());
        assertEquals(new Rate(24000, 1001), value(take, Field.FRAME_RATE));
        assertEquals(2L, value(take, Field.DURATION_FRAMES), "4004 samples are two frames at 23.976");
        assertEquals("2026-11-20T10:11:12", value(take, Field.CAPTURE_TIME));
        assertEquals(List.of("Sound Devices", "702T", "GR1112089007"), List.of(value(take, Field.MAKE), value(take, Field.MODEL), value(take, Field.SERIAL)));
        assertEquals("Boom", take.raw().get("ixml").get("TRACK_LIST/TRACK[2]/NAME"));
        assertEquals(List.of(), take.findings());
    }

    @Test
    void aTakeThatStartsASampleLateAndStopsOnTheFrameIsAsLongAsItsTimecode() throws IOException {
        // 2,002 samples are a frame at 23.976 and 48 kHz; the stamp is one sample late, and the last sample is the last of frame 120.
        for (int late : new int[] {0, 1, 4}) {
            assertEquals(120L, value(inspect(poly(6 * (120 * 2002 - late)).file()), Field.DURATION_FRAMES), late + " samples late");
        }
        assertEquals(119L, value(inspect(poly(6 * (120 * 2002 - 21)).file()), Field.DURATION_FRAMES), "more than a hundredth is missing");
    }

    @Test
    void withoutIXmlTheLinesOfBextTell() throws IOException {
        Inspection take = inspect(new WaveBytes("RIFF").bext("zSPEED=29.97DF\r\nzSCENE=S1\r\nzTAKE=01\r\nzTRK1=Mix", 172_799_828L)
            .fmt(1, 48000, 24).data(300).file());
        assertEquals("01:00:00;00", ((Timecode) value(take, Field.START_TIMECODE)).text(), "107,892 frames of 1601.6 samples");
        assertEquals("S1", value(take, Field.SCENE));
        assertEquals(List.of("Mix"), value(take, Field.AUDIO_TRACK_NAMES));
    }

    @Test
    void theStampCountsByItsOwnClock() throws IOException {
        Inspection take = inspect(new WaveBytes("RIFF").fmt(1, 47952, 24).ixml(WaveBytes.speed("25/1", "NDF", 48000, 48000L * 3600)).data(300).file());
        assertEquals("01:00:00:00", ((Timecode) value(take, Field.START_TIMECODE)).text());
    }

    @Test
    void aLateStampAtNinetySixKilohertzNeedsBothHalves() throws IOException {
        long stamp = 96_000L * 3600 * 20;
        Inspection take = inspect(new WaveBytes("RIFF").bext("", stamp).fmt(1, 96000, 24).ixml(WaveBytes.speed("25/1", "NDF", 96000, stamp)).data(3).file());
        assertEquals("20:00:00:00", ((Timecode) value(take, Field.START_TIMECODE)).text());
        assertEquals(stamp, value(take, Field.AUDIO_TIME_REFERENCE));
        assertEquals(List.of(), take.findings());
    }

    @Test
    void aWaveInTheExtensibleFormWithRoomBetweenItsChunks() throws IOException {
        // As ffmpeg writes two channels of 24 bits, and as recorders lay out their cards: room of any length before the sound.
        byte[] extensible = WaveBytes.little(40).putShort((short) 0xfffe).putShort((short) 2).putInt(48000).putInt(48000 * 8).putShort((short) 8)
            .putShort((short) 32).putShort((short) 22).putShort((short) 24).putInt(3).putShort((short) 1).array();
        Inspection take = inspect(new WaveBytes("RIFF").chunk("JUNK", new byte[27]).bext("zSPEED=25", 0).chunk("PAD ", new byte[30_001])
            .chunk("fmt ", extensible).chunk("FLLR", new byte[3]).data(8 * 1920).ixml("<SCENE>7</SCENE>").file());
        assertEquals(List.of("PCM", 2L, 24L, 1L, "7"), List.of(value(take, Field.CODEC), value(take, Field.AUDIO_CHANNELS), value(take, Field.AUDIO_BIT_DEPTH),
            value(take, Field.DURATION_FRAMES), value(take, Field.SCENE)));
        assertEquals(0L, value(take, Field.AUDIO_TIME_REFERENCE), "midnight is a start");
    }

    @Test
    void twoStampsThatDifferAreAFinding() throws IOException {
        Inspection take = inspect(new WaveBytes("RIFF").bext("", 5).fmt(1, 48000, 24).ixml(WaveBytes.speed("25/1", "NDF", 48000, 48000)).data(3).file());
        assertEquals("TIMECODE_CONFLICT", take.findings().get(0).code());
        assertEquals("00:00:01:00", ((Timecode) value(take, Field.START_TIMECODE)).text());
    }

    @Test
    void whatIXmlAndBextDisagreeAboutIsAFinding() throws IOException {
        Inspection take = inspect(new WaveBytes("RIFF").bext("sSCENE=other\r\nsTAKE=9\r\nsTAPE=R1\r\nsNOTE=a note that was cu", 0).fmt(1, 48000, 24)
            .ixml("<SCENE>12A</SCENE><TAKE>3</TAKE><TAPE>r1</TAPE><NOTE>a note that was cut</NOTE>").data(3).file());
        assertEquals(List.of("12A", "3", "r1", "a note that was cut"),
            List.of(value(take, Field.SCENE), value(take, Field.TAKE), value(take, Field.REEL), value(take, Field.NOTES)));
        assertEquals(List.of("METADATA_CONFLICT iXML says scene '12A', bext says 'other'; iXML is taken.",
            "METADATA_CONFLICT iXML says take '3', bext says '9'; iXML is taken."), take.findings().stream().map(f -> f.code() + " " + f.sentence()).toList());
    }

    @Test
    void beyondFourGibibytesTheSizeStandsInDs64() throws IOException {
        byte[] ds64 = WaveBytes.little(28).putLong(0).putLong(600).putLong(100).array();
        Inspection take = inspect(new WaveBytes("RF64").chunk("ds64", ds64).fmt(2, 48000, 24).chunk("data", -1, new byte[600]).ixml("<SCENE>7</SCENE>").file());
        assertEquals("RF64", value(take, Field.CONTAINER));
        assertEquals("7", value(take, Field.SCENE), "the chunk after the sound is found");
        assertEquals(List.of(), take.findings());
    }

    @Test
    void whatStandsBehindTwoHundredGigabytesOfSoundIsFoundAtOnce() throws IOException {
        long sound = 200L << 30;
        byte[] ds64 = WaveBytes.little(28).putLong(0).putLong(sound).putLong(0).array();
        byte[] start = new WaveBytes("RF64").chunk("ds64", ds64).fmt(2, 48000, 24).chunk("data", -1, new byte[0]).file();
        byte[] end = new WaveBytes("RIFF").ixml("<SCENE>7</SCENE>").file();
        TestCard card = new TestCard().withSparse("a.wav", start, start.length + sound + end.length - 12, Arrays.copyOfRange(end, 12, end.length));
        Inspection take = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals("7", value(take, Field.SCENE));
        assertEquals(List.of(), take.findings());
        assertTrue(card.bytesRead() < 64 << 10, "read " + card.bytesRead());
    }

    @Test
    void saysThatTheEndIsMissingAndThatIXmlIsBroken() throws IOException {
        byte[] file = poly().file();
        assertEquals("FILE_CUT_OFF", inspect(Arrays.copyOf(file, file.length - 1000)).findings().get(0).code());
        Inspection broken = inspect(new WaveBytes("RIFF").bext(LINES, STAMP).fmt(1, 48000, 24).chunk("iXML", "<BWFXML><SCENE>1</BWFXML>".getBytes()).data(3).file());
        assertEquals("IXML_UNREADABLE", broken.findings().get(0).code());
        assertEquals(Fact.read("12a", "bext SCENE"), broken.metadata().get(Field.SCENE));
    }

    @Test
    void anEntityIsNotResolved() throws IOException {
        String xml = "<!DOCTYPE BWFXML [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><BWFXML><SCENE>&x;</SCENE></BWFXML>";
        Inspection take = inspect(new WaveBytes("RIFF").fmt(1, 48000, 24).chunk("iXML", xml.getBytes()).data(3).file());
        assertNull(value(take, Field.SCENE));
    }

    @Test
    void channelsThatStartedTogetherAreOneTake() throws IOException {
        TestCard card = new TestCard().with("A101_1.WAV", poly().file());
        for (int i = 1; i <= 3; i++) {
            card.with("A101_1_" + i + ".WAV", new WaveBytes("RIFF").bext("sTRK" + i + "=Name " + i, STAMP).fmt(1, 48000, 24).data(i < 3 ? 30 : 27).file());
        }
        card.with("A101_2_1.WAV", new WaveBytes("RIFF").bext("", STAMP + 9).fmt(1, 48000, 24).data(30).file())
            .with("T5.TAKE/x.WAV", poly().file()).with("T5.TAKE/y.WAV", poly().file()).with("no.WAV", "text".getBytes());
        assertEquals(30, plugin.recognise(card));
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of("A101_1", "A101_1", "A101_2_1", "T5"), clips.stream().map(Clip::name).toList());
        assertEquals(List.of("A101_1_1.WAV", "A101_1_2.WAV", "A101_1_3.WAV"), clips.get(1).files().stream().map(f -> f.path()).toList());
        Inspection take = plugin.inspect(clips.get(1), card);
        assertEquals(3L, value(take, Field.AUDIO_CHANNELS));
        assertEquals(List.of("Name 1", "Name 2", "Name 3"), value(take, Field.AUDIO_TRACK_NAMES));
        assertEquals(List.of("CHANNELS_DIFFER"), take.findings().stream().map(f -> f.code()).toList());
        assertTrue(clips.stream().allMatch(c -> c.files().stream().allMatch(f -> f.role().text().equals("audio"))));
    }

    @Test
    void aTakeOfMoreFilesThanMayBeReadKeepsWhatItsFirstSays() throws IOException {
        TestCard card = new TestCard();
        byte[] channel = poly().file();
        for (int i = 1000; i < 2000; i++) {
            card.with("T5.TAKE/" + i + ".wav", channel);
        }
        Inspection take = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals("12A", value(take, Field.SCENE));
        assertNull(value(take, Field.AUDIO_CHANNELS), "nobody counted them all");
        assertNull(value(take, Field.AUDIO_TRACK_NAMES));
        assertEquals(List.of("INSPECT_INCOMPLETE"), take.findings().stream().map(f -> f.code()).toList());
        assertTrue(take.findings().get(0).path().compareTo("T5.TAKE/1064.wav") > 0, "a take of 64 channels is read whole: " + take.findings());
    }

    @Test
    void aChannelThatCannotBeReadLeavesTheirNumberOpen() throws IOException {
        byte[] channel = poly().file();
        TestCard card = new TestCard().with("T5.TAKE/1.wav", channel).with("T5.TAKE/2.wav", Arrays.copyOf(channel, 12)).with("T5.TAKE/3.wav", channel);
        Inspection take = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals("12A", value(take, Field.SCENE));
        assertNull(value(take, Field.AUDIO_CHANNELS));
        assertEquals(List.of("SOUND_UNREADABLE T5.TAKE/2.wav"), take.findings().stream().map(f -> f.code() + " " + f.path()).toList());
    }
}
