package org.checkgate.camera.mxf;

import static org.checkgate.readers.mxf.MxfBytes.hex;
import static org.checkgate.readers.mxf.MxfBytes.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.checkgate.readers.mxf.MxfBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MxfPluginTest {
    /** 10:00:00:00 at 25 frames a second. */
    private static final long TEN = 36_000 * 25;
    private final MxfPlugin plugin = new MxfPlugin();

    /** XDCAM HD422 as cameras write it: fields apart, padded to 1088 lines, four tracks of sound. */
    static MxfBytes xdcam() {
        return new MxfBytes().by("Sony", "PXW").starts(TEN, TEN).picture(MxfBytes.XDCAM_422, 1920, 544, item(0x3205, 1920), item(0x3204, 540),
            item(0x3209, 1920), item(0x3208, 540), item(0x320c, (byte) 1), item(0x320e, 16, 9), item(0x3301, 8), item(0x3302, 2), item(0x3308, 1),
            item(0x3219, hex("060e2b34040101060401010103030000")), item(0x3210, hex("060e2b34040101010401010101020000")),
            item(0x321a, hex("060e2b34040101010401010102020000")))
            .sound(1, 48000, 24).sound(1, 48000, 24).sound(1, 48000, 24).sound(1, 48000, 24);
    }

    private static MxfBytes prores() {
        return new MxfBytes().picture(MxfBytes.PRORES_HQ, 3840, 2160);
    }

    private Inspection inspect(byte[] file) throws IOException {
        TestCard card = new TestCard().with("C0001.MXF", file);
        List<Clip> clips = plugin.group(card);
        assertEquals(1, clips.size());
        return plugin.inspect(clips.get(0), card);
    }

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    private static List<String> codes(Inspection inspection) {
        return inspection.findings().stream().map(Finding::code).toList();
    }

    private static String start(Inspection inspection) {
        Fact start = inspection.metadata().get(Field.START_TIMECODE);
        return start == null ? null : ((Timecode) start.value()).text();
    }

    @Test
    void readsAnXdcamClip() throws IOException {
        Inspection clip = inspect(xdcam().file());
        assertEquals(List.of("MXF OP1a", "MPEG-2", "422P@HL", 8L, "4:2:2"), List.of(value(clip, Field.CONTAINER), value(clip, Field.CODEC),
            value(clip, Field.CODEC_PROFILE), value(clip, Field.BIT_DEPTH), value(clip, Field.CHROMA)));
        assertEquals(List.of(1920L, 1080L, new Rate(1, 1)), List.of(value(clip, Field.WIDTH), value(clip, Field.HEIGHT), value(clip, Field.PIXEL_ASPECT)),
            "twice the field's 540 lines, without the padding to 544");
        assertEquals("1920x1088", clip.raw().get("mxf").get("Picture/StoredSize"));
        assertEquals(List.of("bt709", "bt709", "bt709"), List.of(value(clip, Field.COLOUR_PRIMARIES), value(clip, Field.TRANSFER), value(clip, Field.MATRIX)));
        assertEquals(List.of(new Rate(25, 1), 100L, "10:00:00:00"), List.of(value(clip, Field.FRAME_RATE), value(clip, Field.DURATION_FRAMES), start(clip)));
        assertEquals(List.of(4L, 48000L, 24L), List.of(value(clip, Field.AUDIO_CHANNELS), value(clip, Field.AUDIO_SAMPLE_RATE),
            value(clip, Field.AUDIO_BIT_DEPTH)));
        assertEquals(Fact.guessed("Sony", "MXF identification"), clip.metadata().get(Field.MAKE));
        assertEquals(Fact.guessed("2026-11-20T10:11:12", "MXF material package"), clip.metadata().get(Field.CAPTURE_TIME));
        assertEquals("PXW", clip.raw().get("mxf").get("Identification[1]/ProductName"));
        assertEquals("Clip", value(clip, Field.CLIP_NAME));
        assertNull(value(clip, Field.REEL), "there is no tape");
        assertEquals(List.of(), clip.findings());
    }

    @Test
    void theFirstTrackMayBeDataAndIsNoPicture() throws IOException {
        Inspection clip = inspect(xdcam().dataTrackFirst().file());
        assertEquals("MPEG-2", value(clip, Field.CODEC));
        assertEquals(100L, value(clip, Field.DURATION_FRAMES));
        assertEquals("10:00:00:00", start(clip));
        assertEquals("Data", clip.raw().get("mxf").get("MaterialPackage[1]/Track[9]/Name"));
    }

    @Test
    void aTimecodeOfTwentyFourMayRunSlower() throws IOException {
        Inspection clip = inspect(prores().rate(24000, 1001, 24, false).starts(86_400, 86_400).file());
        assertEquals(new Timecode(86_400, new Rate(24000, 1001), false), value(clip, Field.START_TIMECODE));
        assertEquals("01:00:00:00", start(clip));
    }

    @Test
    void dropFrameIsCountedInFramesNotNumbers() throws IOException {
        assertEquals("01:00:00;00", start(inspect(prores().rate(30000, 1001, 30, true).starts(107_892, 107_892).file())));
    }

    @Test
    void atSixtyFramesTwoMayShareANumber() throws IOException {
        Inspection clip = inspect(prores().rate(60000, 1001, 30, true).starts(107_892, 107_892).file());
        assertEquals(new Timecode(107_892, new Rate(30000, 1001), true), value(clip, Field.START_TIMECODE));
        assertEquals(new Rate(60000, 1001), value(clip, Field.FRAME_RATE));
    }

    @Test
    void whatIsPlayedAndWhatIsStoredMayStartAtDifferentTimes() throws IOException {
        Inspection clip = inspect(prores().starts(TEN, 2 * TEN).file());
        assertEquals(Fact.read(new Timecode(TEN, new Rate(25, 1), false), "MXF material package"), clip.metadata().get(Field.START_TIMECODE));
        assertEquals(List.of("TIMECODE_CONFLICT"), codes(clip));
        assertTrue(clip.findings().get(0).sentence().contains("20:00:00:00"), clip.findings().get(0).sentence());
        Inspection same = inspect(prores().starts(TEN + 10, TEN).playedFrom(10).file());
        assertEquals(List.of(), codes(same), "ten frames into what is stored");
    }

    @Test
    void aStartOfZeroGoesBehindOneThatSomebodySet() throws IOException {
        Inspection clip = inspect(prores().starts(0, TEN).file());
        assertEquals("10:00:00:00", start(clip));
        assertEquals("MXF source package", clip.metadata().get(Field.START_TIMECODE).source());
        assertEquals(List.of("TIMECODE_CONFLICT"), codes(clip));
        assertEquals("00:00:00:00", start(inspect(prores().starts(0, 0).file())), "midnight is a time");
    }

    @Test
    void theTapeNamesTheReelAndMayHoldTheOnlyTimecode() throws IOException {
        Inspection clip = inspect(prores().tape("XDC0001", TEN, 50).file());
        assertEquals(Fact.read("XDC0001", "MXF tape package"), clip.metadata().get(Field.REEL));
        assertEquals("10:00:02:00", start(clip), "the recording starts fifty frames into the tape");
        assertEquals("MXF tape package", clip.metadata().get(Field.START_TIMECODE).source());
    }

    @Test
    void whereThereIsNoTimecodeNoneIsMadeUpAndWhereItMakesNoSenseAFindingSaysSo() throws IOException {
        Inspection none = inspect(prores().file());
        assertNull(value(none, Field.START_TIMECODE));
        assertEquals(List.of(), codes(none));
        for (MxfBytes bad : List.of(prores().starts(-5, -5), prores().starts(100 * TEN, 100 * TEN), prores().rate(25, 1, 0, false).starts(5, 5))) {
            Inspection clip = inspect(bad.file());
            assertNull(value(clip, Field.START_TIMECODE));
            assertEquals(List.of("TIMECODE_UNREADABLE"), codes(clip));
        }
    }

    @Test
    void anOpenHeaderIsCorrectedByTheFooter() throws IOException {
        for (boolean byHeader : new boolean[] {true, false}) {
            Inspection clip = inspect(xdcam().status(1, 4).durations(-1, 1234, 0).footerFoundBy(byHeader, true).file());
            assertEquals(1234L, value(clip, Field.DURATION_FRAMES));
            assertEquals(List.of(), codes(clip));
        }
    }

    @Test
    void aLengthThatWasNeverWrittenIsCountedByTheIndexOrAbsent() throws IOException {
        Inspection counted = inspect(xdcam().durations(-1, -1, 77).file());
        assertEquals(Fact.derived(77L, "MXF index"), counted.metadata().get(Field.DURATION_FRAMES));
        Inspection unknown = inspect(xdcam().durations(-1, -1, 0).file());
        assertNull(value(unknown, Field.DURATION_FRAMES));
        assertEquals(List.of(), codes(unknown));
    }

    @Test
    void aFileWithoutItsEndSaysSoAndWhatItsHeaderKnows() throws IOException {
        MxfBytes whole = xdcam();
        for (byte[] cut : List.of(Arrays.copyOf(whole.file(), (int) whole.footerAt()), Arrays.copyOf(whole.file(), (int) whole.footerAt() + 300),
                xdcam().status(1, 0).file())) {
            Inspection clip = inspect(cut);
            assertEquals(List.of("FILE_CUT_OFF"), codes(clip));
            assertEquals("10:00:00:00", start(clip));
        }
        assertEquals(List.of(), codes(inspect(xdcam().status(4, 0).file())), "a closed file may do without a footer");
    }

    @Test
    void saysInASentenceWhatIsNoMxfFileOrSaysNothing() throws IOException {
        TestCard card = new TestCard().with("a.mxf", Arrays.copyOf(xdcam().file(), 150)).with("b.mxf", Arrays.copyOf(xdcam().file(), 60));
        for (Clip clip : plugin.group(card)) {
            IOException e = assertThrows(IOException.class, () -> plugin.inspect(clip, card));
            assertTrue(e.getMessage().contains("cut off"), e.getMessage());
        }
    }

    @Test
    void readsBehindARunIn() throws IOException {
        Inspection clip = inspect(xdcam().status(1, 4).durations(-1, 55, 0).runIn(60_000).file());
        assertEquals(55L, value(clip, Field.DURATION_FRAMES), "the footer's place counts from behind the run-in");
        assertEquals(List.of(), codes(clip));
    }

    @Test
    void twoHundredGigabytesCostAsLittleAsAClip() throws IOException {
        MxfBytes huge = xdcam().status(1, 4).durations(-1, 4_000_000, 0).essence(200L << 30);
        TestCard card = new TestCard().withSparse("C0001.MXF", huge.start(), huge.size(), huge.end());
        Inspection clip = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals(4_000_000L, value(clip, Field.DURATION_FRAMES));
        assertTrue(card.bytesRead() < 64 << 10, "read " + card.bytesRead());
        TestCard cut = new TestCard().withSparse("C0001.MXF", huge.start(), huge.size(), new byte[0]);
        assertEquals(List.of("FILE_CUT_OFF"), codes(plugin.inspect(plugin.group(cut).get(0), cut)));
        assertTrue(cut.bytesRead() < 64 << 10, "read " + cut.bytesRead());
    }

    @Test
    void soundAloneCountsItsFramesByTheTimecode() throws IOException {
        // 1,601,600 samples at 48 kHz are 1000 frames at 29.97.
        Inspection clip = inspect(new MxfBytes().rate(48000, 1, 30, true).starts(107_892, -1).sound(2, 48000, 24).durations(1_601_600, 1_601_600, 0).file());
        assertEquals(List.of("PCM", 2L, 1000L), List.of(value(clip, Field.CODEC), value(clip, Field.AUDIO_CHANNELS), value(clip, Field.DURATION_FRAMES)));
        assertEquals(new Rate(30000, 1001), value(clip, Field.FRAME_RATE));
        assertNull(value(clip, Field.WIDTH));
    }

    @Test
    void labelsTellTheCodec() throws IOException {
        String[][] labels = {{MxfBytes.PRORES_HQ, "ProRes", "422 HQ"}, {"060e2b340401010a0401020201323104", "H.264", "AVC-Intra 100"},
            {"060e2b340401010a0401020271120000", "DNxHD", "CID 1252"}, {"060e2b340401010a0401020271250000", "DNxHR", "HQX"},
            {"060e2b34040101070401020203010100", "JPEG 2000", null}, {"060e2b340401010d0401020102010101", "ARRIRAW", null},
            {"060e2b340401010d0401020102010201", "ARRIRAW", "HDE"}, {"060e2b34040101010401020201020101", "MPEG-2", "D-10 50 Mb/s"},
            {"060e2b34040101010401020202020500", "DV", "100 Mb/s"}, {"060e2b34040101010401020107000000", "Uncompressed", null}};
        for (String[] label : labels) {
            Inspection clip = inspect(new MxfBytes().picture(label[0], 1920, 1080).file());
            assertEquals(label[1], value(clip, Field.CODEC), label[0]);
            assertEquals(label[2], value(clip, Field.CODEC_PROFILE), label[0]);
        }
        Inspection unknown = inspect(new MxfBytes().picture("060e2b34040101010e990000000000ff", 1920, 1080).file());
        assertNull(value(unknown, Field.CODEC));
        assertEquals("060e2b34.04010101.0e990000.000000ff", unknown.raw().get("mxf").get("Picture/PictureEssenceCoding"));
        Inspection container = inspect(new MxfBytes().picture("060e2b34040101010e990000000000ff", 1920, 1080,
            item(0x3004, hex("060e2b340401010d0d010301021c0100"))).file());
        assertEquals(new Fact("ProRes", "MXF essence container", Confidence.DERIVED), container.metadata().get(Field.CODEC));
    }

    @Test
    void aFileIsMxfByItsFirstBytesNotItsName() throws IOException {
        TestCard card = new TestCard().with("a.mxf", "no film at all".getBytes()).with("b.mxf", xdcam().file()).with("c.txt", xdcam().file());
        assertEquals(30, plugin.recognise(card));
        assertEquals(List.of("b"), plugin.group(card).stream().map(Clip::name).toList());
        assertEquals(0, plugin.recognise(new TestCard().with("a.mxf", new byte[3])));
    }

    @Test
    void pictureAndSoundOfAP2CardAreOneClip() throws IOException {
        String atom = "060e2b34040101020d01020110000000";
        byte[] channel = new MxfBytes().pattern(atom).rate(48000, 1, 25, false).sound(1, 48000, 16).file();
        TestCard card = new TestCard().with("CONTENTS/VIDEO/0001AB.MXF", prores().pattern(atom).starts(TEN, TEN).file())
            .with("CONTENTS/AUDIO/0001AB00.MXF", channel).with("CONTENTS/AUDIO/0001AB01.MXF", channel).with("CONTENTS/AUDIO/0009ZZ00.MXF", channel)
            .with("CONTENTS/CLIP/0001AB.XML", new byte[5]).with("CONTENTS/ICON/0001AB.BMP", new byte[5]).with("CONTENTS/PROXY/0001AB.MP4", new byte[5]);
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of("0001AB", "0009ZZ00"), clips.stream().map(Clip::name).toList());
        assertEquals(List.of("essence", "audio", "audio", "sidecar", "thumbnail", "camera-proxy"),
            clips.get(0).files().stream().map(f -> f.role().text()).toList());
        Inspection clip = plugin.inspect(clips.get(0), card);
        assertEquals(List.of("MXF OPAtom", 2L, 16L, "10:00:00:00"), List.of(value(clip, Field.CONTAINER), value(clip, Field.AUDIO_CHANNELS),
            value(clip, Field.AUDIO_BIT_DEPTH), start(clip)));
    }

    @Test
    void aChannelThatCannotBeReadLeavesTheirNumberOpen() throws IOException {
        TestCard card = new TestCard().with("CONTENTS/VIDEO/1.MXF", prores().file()).with("CONTENTS/AUDIO/100.MXF", new MxfBytes().sound(1, 48000, 16).file())
            .with("CONTENTS/AUDIO/101.MXF", Arrays.copyOf(new MxfBytes().sound(1, 48000, 16).file(), 60));
        Inspection clip = plugin.inspect(plugin.group(card).get(0), card);
        assertNull(value(clip, Field.AUDIO_CHANNELS));
        assertEquals(List.of("SOUND_UNREADABLE"), codes(clip));
        assertEquals("ProRes", value(clip, Field.CODEC));
    }

    @Test
    void theSmallFilmOfAnXdcamCardGoesWithItsClip() throws IOException {
        TestCard card = new TestCard().with("Clip/C0001.MXF", xdcam().file()).with("Sub/C0001S01.MXF", xdcam().file());
        List<Clip> clips = plugin.group(card);
        assertEquals(1, clips.size());
        assertEquals(List.of("Clip/C0001.MXF", "Sub/C0001S01.MXF"), clips.get(0).files().stream().map(f -> f.path()).toList());
        assertEquals("camera-proxy", clips.get(0).files().get(1).role().text());
    }
}
