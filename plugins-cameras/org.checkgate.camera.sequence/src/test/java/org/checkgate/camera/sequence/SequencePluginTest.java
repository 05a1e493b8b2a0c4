package org.checkgate.camera.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.readers.exr.ExrBytes;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.readers.tiff.Tag;
import org.checkgate.readers.tiff.TiffBytes;
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
class SequencePluginTest {
    private final SequencePlugin plugin = new SequencePlugin();

    /** BCD of 10:11:12:00 and so many frames on, at a whole rate. */
    private static int bcd(int frame, int rate) {
        String digits = String.format(Locale.ROOT, "1011%02d%02d", 12 + frame / rate, frame % rate);
        return Integer.parseUnsignedInt(digits, 16);
    }

    private static DpxBytes dpx(int bcd, float rate) {
        return new DpxBytes(ByteOrder.BIG_ENDIAN, 2048, 1556).time(bcd, rate);
    }

    private static TestCard card(String extension, int[] numbers, IntFunction<byte[]> frame) {
        TestCard card = new TestCard();
        for (int number : numbers) {
            card.with(String.format(Locale.ROOT, "A001C001/A001C001.%07d.%s", number, extension), frame.apply(number));
        }
        return card;
    }

    private static int[] upTo(int count) {
        return IntStream.range(0, count).toArray();
    }

    private Inspection inspect(TestCard card) throws IOException {
        List<Clip> clips = plugin.group(card);
        assertEquals(1, clips.size());
        return plugin.inspect(clips.get(0), card);
    }

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    private static String text(Inspection inspection, Field field) {
        return ((Timecode) value(inspection, field)).text();
    }

    private static List<String> codes(Inspection inspection) {
        return inspection.findings().stream().map(Finding::code).toList();
    }

    @Test
    void describesADpxSequence() throws IOException {
        Inspection clip = inspect(card("dpx", upTo(48), i -> dpx(bcd(i, 24), 23.976f).code(801, 3).code(802, 6)
            .text(1532, "2026:11:20:10:11:12+0100").text(1556, "Scanner").text(1588, "01018").number(1628, 2).number(1632, 1).text(1764, "12A/3").file()));
        assertEquals(List.of(), clip.findings());
        assertEquals("10:11:12:00", text(clip, Field.START_TIMECODE));
        assertEquals("10:11:14:00", text(clip, Field.END_TIMECODE));
        assertEquals(new Rate(24000, 1001), value(clip, Field.FRAME_RATE));
        assertEquals(48L, value(clip, Field.DURATION_FRAMES));
        assertEquals(List.of(2048L, 1556L, 10L, "4:4:4", "RGB", "logarithmic", "bt709"), List.of(value(clip, Field.WIDTH), value(clip, Field.HEIGHT),
            value(clip, Field.BIT_DEPTH), value(clip, Field.CHROMA), value(clip, Field.CODEC_PROFILE), value(clip, Field.TRANSFER),
            value(clip, Field.COLOUR_PRIMARIES)));
        assertEquals(List.of("Scanner", "01018", "2026-11-20T10:11:12+01:00", new Rate(2, 1)), List.of(value(clip, Field.MODEL),
            value(clip, Field.SERIAL), value(clip, Field.CAPTURE_TIME), value(clip, Field.PIXEL_ASPECT)));
        assertEquals("12A/3", clip.raw().get("dpx").get("slate"));
        assertEquals("16", clip.raw().get("sequence").get("looked at"));
    }

    @Test
    void describesACinemaDngSequence() throws IOException {
        TiffBytes exif = new TiffBytes(ByteOrder.LITTLE_ENDIAN).ratios(Tag.EXPOSURE_TIME, 5, 1, 48).ratios(Tag.F_NUMBER, 5, 28, 10)
            .ratios(Tag.FOCAL_LENGTH, 5, 35, 1).text(Tag.LENS_MODEL, "Prime 35").text(Tag.DATE_TIME_ORIGINAL, "2026:11:20 10:11:12")
            .ratios(Tag.SUBJECT_DISTANCE, 5, -1, 1);
        Inspection clip = inspect(card("dng", upTo(24), i -> TiffBytes.cinemaDng(ByteOrder.LITTLE_ENDIAN, 4096, 2160, bcd(i, 24))
            .numbers(Tag.ISO, 3, 800).text(Tag.CAMERA_SERIAL, "4711").ratios(Tag.AS_SHOT_NEUTRAL, 5, 1, 2, 1, 1, 2, 3)
            .directory(Tag.EXIF_DIRECTORY, exif).file()));
        assertEquals(List.of(), clip.findings());
        assertEquals("10:11:12:00", text(clip, Field.START_TIMECODE));
        assertEquals("10:11:13:00", text(clip, Field.END_TIMECODE));
        assertEquals(new Rate(24000, 1001), value(clip, Field.FRAME_RATE));
        assertEquals(List.of("A001R1ZA", "A", "Synthetic", "CinemaCam 1", "4711", 800L, 2.8, 1 / 48.0, 35.0, "Prime 35"), List.of(
            value(clip, Field.REEL), value(clip, Field.CAMERA_ID), value(clip, Field.MAKE), value(clip, Field.MODEL), value(clip, Field.SERIAL),
            value(clip, Field.ISO), value(clip, Field.F_NUMBER), value(clip, Field.EXPOSURE_TIME), value(clip, Field.FOCAL_LENGTH_MM),
            value(clip, Field.LENS_MODEL)));
        assertEquals(List.of(4096L, 2160L, 12L, "CinemaDNG", "uncompressed"), List.of(value(clip, Field.WIDTH), value(clip, Field.HEIGHT),
            value(clip, Field.BIT_DEPTH), value(clip, Field.CONTAINER), value(clip, Field.CODEC_PROFILE)));
        assertEquals("1/2, 1/1, 2/3", clip.raw().get("dng").get("AsShotNeutral"));
        assertEquals("2026-11-20T10:11:12", value(clip, Field.CAPTURE_TIME), "no zone is stated, so none is made up");
        assertNull(value(clip, Field.FOCUS_DISTANCE_M), "the lens stood at infinity");
    }

    @Test
    void describesAnExrSequence() throws IOException {
        Inspection clip = inspect(card("exr", upTo(30), i -> new ExrBytes(0).picture(2048, 858, 4).timecode(bcd(i, 24))
            .rational("framesPerSecond", 24, 1).text("reelName", "B002").text("cameraLabel", "B Camera").text("lensModel", "SP 40").decimal("tStop", 2.8f)
            .decimal("isoSpeed", 800).decimal("focus", Float.POSITIVE_INFINITY).decimal("cameraTintSetting", 0)
            .text("capDate", "2026:11:20 23:30:00").decimal("utcOffset", -3600).decimals("chromaticities", "chromaticities",
                .7347f, .2653f, 0, 1, .0001f, -.077f, .32168f, .33767f).end().file()));
        assertEquals(List.of(), clip.findings());
        assertEquals("10:11:13:06", text(clip, Field.END_TIMECODE));
        assertEquals(List.of(2048L, 858L, 16L, "OpenEXR", "PIZ", "ACES AP0", "B002", "B", "SP 40", 2.8, 800L, 0.0, "2026-11-20T23:30:00+01:00"), List.of(
            value(clip, Field.WIDTH), value(clip, Field.HEIGHT), value(clip, Field.BIT_DEPTH), value(clip, Field.CONTAINER),
            value(clip, Field.CODEC_PROFILE), value(clip, Field.COLOUR_PRIMARIES), value(clip, Field.REEL), value(clip, Field.CAMERA_ID),
            value(clip, Field.LENS_MODEL), value(clip, Field.T_STOP), value(clip, Field.ISO), value(clip, Field.TINT), value(clip, Field.CAPTURE_TIME)));
        assertNull(value(clip, Field.FOCUS_DISTANCE_M), "the lens stood at infinity");
        assertEquals("B, G, R", clip.raw().get("exr").get("channels"));
    }

    @Test
    void aFrameRateThatNoHeaderStatesIsAbsent() throws IOException {
        Inspection silent = inspect(card("dpx", upTo(30), i -> new DpxBytes(ByteOrder.LITTLE_ENDIAN, 64, 32).file()));
        assertNull(value(silent, Field.FRAME_RATE));
        assertNull(value(silent, Field.START_TIMECODE));
        assertEquals(List.of(), silent.findings());
        Inspection half = inspect(card("dpx", upTo(30), i -> dpx(bcd(i, 24), Float.NaN).file()));
        assertNull(value(half, Field.FRAME_RATE));
        assertNull(value(half, Field.START_TIMECODE));
        assertEquals(List.of("TIMECODE_UNREADABLE"), codes(half));
        assertTrue(half.findings().get(0).sentence().contains("10:11:12:00"), half.findings().get(0).sentence());
    }

    @Test
    void picturesAreNoHeaders() throws IOException {
        // ffmpeg's DPX files have no film and television headers; their pixels once gave a shutter angle of 9e-41 degrees and a timecode.
        Inspection clip = inspect(card("dpx", upTo(2), i -> dpx(bcd(i, 24), 24).decimal(1728, 9e-41f).number(4, 1664).file()));
        assertNull(value(clip, Field.START_TIMECODE));
        assertNull(value(clip, Field.FRAME_RATE));
        assertNull(value(clip, Field.SHUTTER_ANGLE));
        assertEquals(List.of(), codes(clip));
        assertNull(value(inspect(card("dpx", upTo(2), i -> dpx(bcd(i, 24), 24).decimal(1728, 9e-41f).file())), Field.SHUTTER_ANGLE), "no shutter is so small");
    }

    @Test
    void theRateOfAnExrIsReadUnderTheNameOfOpenImageIoToo() throws IOException {
        Inspection clip = inspect(card("exr", upTo(2), i -> new ExrBytes(0).picture(64, 32, 3).timecode(bcd(i, 24)).rational("FramesPerSecond", 24000, 1001)
            .end().file()));
        assertEquals(List.of(new Rate(24000, 1001), "10:11:12:00"), List.of(value(clip, Field.FRAME_RATE), text(clip, Field.START_TIMECODE)));
    }

    @Test
    void missingNumbersAreNamedAsRanges() throws IOException {
        Inspection clip = inspect(card("dpx", new int[] {0, 1, 2, 4, 5, 9, 10}, i -> dpx(bcd(i, 24), 24f).file()));
        assertEquals(List.of("SEQUENCE_GAP"), codes(clip));
        assertEquals("From 0 to 10 there are 7 frames; 4 numbers are missing: 3, 6 to 8.", clip.findings().get(0).sentence());
        assertEquals(7L, value(clip, Field.DURATION_FRAMES));
        assertEquals("10:11:12:11", text(clip, Field.END_TIMECODE), "the last frame's own timecode, not start and number of files");
    }

    @Test
    void aStepIsOneOnlyWhenItIsConsistent() throws IOException {
        Inspection lapse = inspect(card("dpx", new int[] {10, 20, 30, 40}, i -> dpx(bcd(i / 10, 24), 24f).file()));
        assertEquals(List.of(), lapse.findings());
        assertEquals("10", lapse.raw().get("sequence").get("step"));
        assertEquals(List.of(), inspect(card("dpx", new int[] {10, 12, 14, 16}, i -> dpx(bcd(i, 24), 24f).file())).findings(),
            "the timecode may count the frames that were left out");
        assertEquals(List.of("SEQUENCE_GAP"), codes(inspect(card("dpx", new int[] {2, 4, 6, 7}, i -> dpx(bcd(i, 24), 24f).file()))));
        assertEquals(List.of("SEQUENCE_GAP"), codes(inspect(card("dpx", new int[] {2, 4}, i -> dpx(bcd(i, 24), 24f).file()))),
            "two numbers have no habit");
    }

    @Test
    void aTimecodeThatDoesNotRunOnIsAConflict() throws IOException {
        Inspection jump = inspect(card("dpx", upTo(100), i -> dpx(bcd(i < 50 ? i : i + 7, 24), 24f).file()));
        assertEquals(List.of("TIMECODE_CONFLICT"), codes(jump));
        assertTrue(jump.findings().get(0).sentence().contains("on; by the file numbers it should be"), jump.findings().get(0).sentence());
        Inspection stands = inspect(card("dpx", upTo(100), i -> dpx(bcd(0, 24), 24f).file()));
        assertEquals(List.of("TIMECODE_CONFLICT"), codes(stands));
        Inspection back = inspect(card("dpx", upTo(2), i -> dpx(bcd(24 - i, 24), 24f).file()));
        assertTrue(back.findings().get(0).sentence().contains("a step back"), back.findings().get(0).sentence());
    }

    @Test
    void aTimecodeThatRunsBackwardsIsAConflict() throws IOException {
        Inspection clip = inspect(card("dpx", upTo(5), i -> dpx(bcd(10 - i, 24), 24).file()));
        assertEquals(List.of("TIMECODE_CONFLICT"), codes(clip));
        assertTrue(clip.findings().get(0).sentence().contains("a step back"), clip.findings().get(0).sentence());
    }

    @Test
    void framesThatShareANumberRunOnAsWell() throws IOException {
        Inspection pairs = inspect(card("dpx", upTo(101), i -> dpx(bcd(i / 2, 25), 50f).file()));
        assertEquals(List.of(), pairs.findings());
        assertEquals(new Rate(50, 1), value(pairs, Field.FRAME_RATE));
        assertEquals(new Rate(25, 1), ((Timecode) value(pairs, Field.START_TIMECODE)).rate());
        assertEquals("10:11:14:01", text(pairs, Field.END_TIMECODE));
    }

    @Test
    void overMidnightItRunsOn() throws IOException {
        Inspection night = inspect(card("dpx", upTo(4), i -> dpx(i < 2 ? 0x2359_5922 + i : i - 2, 24f).file()));
        assertEquals(List.of(), night.findings());
        assertEquals("00:00:00:02", text(night, Field.END_TIMECODE));
    }

    @Test
    void droppedNumbersAreNoBreak() throws IOException {
        int[] minute = {0x0000_5968, 0x0000_5969, 0x0001_0042, 0x0001_0043};
        Inspection drop = inspect(card("dpx", upTo(4), i -> dpx(minute[i], 29.97f).file()));
        assertEquals(List.of(), drop.findings());
        assertEquals("00:00:59;28", text(drop, Field.START_TIMECODE));
        assertEquals("00:01:00;04", text(drop, Field.END_TIMECODE));
    }

    @Test
    void emptyFramesAreFoundWithoutALookInside() throws IOException {
        Inspection clip = inspect(card("dpx", upTo(40), i -> i == 0 || i == 7 || i == 8 ? new byte[0] : dpx(bcd(i, 24), 24f).file()));
        assertEquals(List.of("FILE_EMPTY"), codes(clip));
        assertEquals("3 frames have no bytes: 0, 7 to 8.", clip.findings().get(0).sentence());
        assertEquals("10:11:12:00", text(clip, Field.START_TIMECODE));
        assertEquals(Confidence.DERIVED, clip.metadata().get(Field.START_TIMECODE).confidence(), "the first frame itself says nothing");
    }

    @Test
    void aFrameThatIsShorterThanTheOthersIsCutOff() throws IOException {
        TestCard card = card("dpx", upTo(40), i -> dpx(bcd(i, 24), 24f).number(16, 5000).file());
        for (int i = 0; i < 40; i++) {
            String path = String.format(Locale.ROOT, "A001C001/A001C001.%07d.dpx", i);
            card.withSparse(path, card.head(path, 2048), i == 33 ? 4999 : 5000);
        }
        Inspection clip = inspect(card);
        assertEquals(List.of("FILE_CUT_OFF"), codes(clip));
        assertTrue(clip.findings().get(0).sentence().endsWith("missing: 33."), clip.findings().get(0).sentence());
        Inspection all = inspect(card("dpx", upTo(3), i -> dpx(bcd(i, 24), 24f).number(16, 5000).file()));
        assertTrue(all.findings().get(0).sentence().contains("wrong length"), all.findings().get(0).sentence());
    }

    @Test
    void framesOfAnotherSizeOrRateAreToldOf() throws IOException {
        Inspection clip = inspect(card("dpx", upTo(10), i -> new DpxBytes(ByteOrder.BIG_ENDIAN, i == 9 ? 1920 : 2048, 1080)
            .time(bcd(i, 24), i == 9 ? 25f : 24f).file()));
        assertEquals(List.of("FRAMES_DIFFER", "FRAME_RATE_CONFLICT"), codes(clip));
        assertEquals("Frame 9 is 1920 x 1080, the first one 2048 x 1080.", clip.findings().get(0).sentence());
        Inspection two = inspect(card("dpx", upTo(1), i -> dpx(bcd(0, 24), 24f).decimal(1724, 25f).file()));
        assertEquals(List.of("FRAME_RATE_CONFLICT"), codes(two));
        assertEquals(new Rate(24, 1), value(two, Field.FRAME_RATE), "the rate beside the timecode is taken");
    }

    @Test
    void aFrameOfAnotherFormatIsToldOfAndTheOthersDescribed() throws IOException {
        Inspection clip = inspect(card("dpx", upTo(10), i -> i == 9 ? new byte[2048] : dpx(bcd(i, 24), 24f).file()));
        assertEquals(List.of("FRAME_UNREADABLE"), codes(clip));
        assertEquals("10:11:12:00", text(clip, Field.START_TIMECODE));
        assertNull(value(clip, Field.END_TIMECODE), "the last frame says nothing of it");
    }

    @Test
    void aStillHasNoGaps() throws IOException {
        TestCard card = new TestCard().with("IMG_2001.dng", TiffBytes.cinemaDng(ByteOrder.BIG_ENDIAN, 64, 32, bcd(0, 24)).file())
            .with("IMG.dng", new TiffBytes(ByteOrder.BIG_ENDIAN).numbers(Tag.DNG_VERSION, 1, 1, 6, 0, 0).numbers(Tag.WIDTH, 3, 9).file());
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of("IMG", "IMG_2001"), clips.stream().map(Clip::name).toList());
        assertEquals(List.of(), plugin.inspect(clips.get(1), card).findings());
        Inspection photo = plugin.inspect(clips.get(0), card);
        assertEquals("DNG", value(photo, Field.CONTAINER));
        assertEquals(1L, value(photo, Field.DURATION_FRAMES));
    }

    @Test
    void whatCannotBeReadAtAllIsRefusedWithASentence() throws IOException {
        TestCard card = card("dpx", upTo(3), i -> dpx(0, 24f).file());
        Clip clip = plugin.group(card).get(0);
        for (int i = 0; i < 3; i++) {
            card.with(clip.files().get(i).path(), new byte[2048]);
        }
        assertTrue(assertThrows(IOException.class, () -> plugin.inspect(clip, card)).getMessage().contains("This is no DPX file"));
    }

    private static TestCard dngWith(byte[]... sounds) {
        TestCard card = card("dng", upTo(3), i -> TiffBytes.cinemaDng(ByteOrder.LITTLE_ENDIAN, 64, 32, bcd(i, 24)).file());
        String[] names = {"A001C001/A001C001.wav", "A001C001/a001c001.WAV"};
        for (int i = 0; i < sounds.length; i++) {
            card.with(names[i], sounds[i]);
        }
        return card;
    }

    @Test
    void theSoundOfAClipFolderIsDescribedWithItsFrames() throws IOException {
        byte[] sound = new WaveBytes("RIFF").bext("", 5).fmt(2, 48000, 24).data(600)
            .ixml("<SCENE>12A</SCENE><TAKE>3</TAKE>" + WaveBytes.speed("24000/1001", "NDF", 48000, 48_000L * 36_672)
                + "<TRACK_LIST>" + WaveBytes.track(1, "Boom") + WaveBytes.track(2, "Lav") + "</TRACK_LIST>").file();
        Inspection clip = inspect(dngWith(sound));
        assertEquals(List.of(2L, 48000L, 24L, 48_000L * 36_672, List.of("Boom", "Lav")), List.of(value(clip, Field.AUDIO_CHANNELS),
            value(clip, Field.AUDIO_SAMPLE_RATE), value(clip, Field.AUDIO_BIT_DEPTH), value(clip, Field.AUDIO_TIME_REFERENCE),
            value(clip, Field.AUDIO_TRACK_NAMES)), "iXML goes before bext");
        assertEquals(List.of("12A", "3", 3L), List.of(value(clip, Field.SCENE), value(clip, Field.TAKE), value(clip, Field.DURATION_FRAMES)));
        assertEquals(List.of(), codes(clip));
        assertEquals(3L, value(inspect(dngWith(sound, new WaveBytes("RIFF").fmt(1, 48000, 16).data(4).file())), Field.AUDIO_CHANNELS));
    }

    @Test
    void soundThatCannotBeReadLeavesTheFramesDescribed() throws IOException {
        Inspection clip = inspect(dngWith("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(List.of("SOUND_UNREADABLE"), codes(clip));
        assertNull(value(clip, Field.AUDIO_CHANNELS));
        assertEquals(64L, value(clip, Field.WIDTH));
        byte[] whole = new WaveBytes("RIFF").fmt(2, 48000, 24).data(600).file();
        assertEquals(List.of("FILE_CUT_OFF"), codes(inspect(dngWith(Arrays.copyOf(whole, whole.length - 9)))));
    }

    @Test
    void aBigTiffIsDescribedAndGetsNoProxy() throws IOException {
        TestCard card = card("dng", upTo(3), i -> TiffBytes.cinemaDng(ByteOrder.BIG_ENDIAN, 40_000, 32, bcd(i, 24)).big().file());
        Inspection clip = inspect(card);
        assertEquals(List.of("CinemaDNG", 40_000L, "10:11:12:00", "A001R1ZA"), List.of(value(clip, Field.CODEC), value(clip, Field.WIDTH),
            text(clip, Field.START_TIMECODE), value(clip, Field.REEL)));
        assertEquals("yes", clip.raw().get("tiff").get("BigTIFF"));
        assertTrue(assertThrows(IOException.class, () -> plugin.recipe(plugin.group(card).get(0), card)).getMessage().contains("BigTIFF"));
        TestCard still = new TestCard().with("scan.tif", new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 16, 64).numbers(Tag.HEIGHT, 3, 32).big().file());
        assertEquals(List.of("TIFF", 64L), List.of(value(inspect(still), Field.CODEC), value(inspect(still), Field.WIDTH)));
    }
}
