package org.checkgate.camera.quicktime;

import static org.checkgate.readers.quicktime.FilmBytes.box;
import static org.checkgate.readers.quicktime.FilmBytes.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.checkgate.readers.ClipName;
import org.checkgate.readers.quicktime.FilmBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Confidence;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QuickTimePluginTest {
    private final QuickTimePlugin plugin = new QuickTimePlugin();

    static FilmBytes arri() {
        return new FilmBytes()
            .picture("apch", 3840, 2160, 24000, 1001, 48, box("pasp", 1, 1), box("colr", "nclc", (short) 1, (short) 1, (short) 1))
            .sound("in24", 2, 16, 48000).sound("in24", 1, 16, 48000)
            .timecode(879_132, 2, 24000, 1001, 24, "A001R1ZA")
            .keys("com.apple.quicktime.make", "ARRI", "com.arri.camera.CameraModel", "ALEXA Mini", "com.arri.camera.CameraSerialNumber", "12345",
                "com.arri.camera.ExposureIndexAsa", "800", "com.arri.camera.ShutterAngle", "172.8", "com.arri.camera.ReelName", "other",
                "com.apple.quicktime.creationdate", "2026-11-20T10:11:12+0100", "com.arri.camera.WhiteBalanceKelvin", "0");
    }

    Inspection inspect(String path, byte[] film) throws IOException {
        TestCard card = new TestCard().with(path, film);
        List<Clip> clips = plugin.group(card);
        assertEquals(1, clips.size());
        return plugin.inspect(clips.get(0), card);
    }

    private static Object value(Inspection inspection, Field field) {
        Fact fact = inspection.metadata().get(field);
        return fact == null ? null : fact.value();
    }

    @Test
    void readsAProResClip() throws IOException {
        Inspection clip = inspect("A001C001_261120_R1ZA.mov", arri().film());
        assertEquals(Fact.read(new Timecode(879_132, new Rate(24000, 1001), false), "tmcd"), clip.metadata().get(Field.START_TIMECODE));
        assertEquals("10:10:30:12", ((Timecode) value(clip, Field.START_TIMECODE)).text());
        assertEquals(Fact.read("A001R1ZA", "tmcd name"), clip.metadata().get(Field.REEL));
        assertEquals(Fact.guessed("A", "file name"), clip.metadata().get(Field.CAMERA_ID));
        assertEquals(new Rate(24000, 1001), value(clip, Field.FRAME_RATE));
        assertEquals(48L, value(clip, Field.DURATION_FRAMES));
        assertEquals(3840L, value(clip, Field.WIDTH));
        assertEquals(2160L, value(clip, Field.HEIGHT));
        assertEquals(new Rate(1, 1), value(clip, Field.PIXEL_ASPECT));
        assertEquals(List.of("QuickTime", "ProRes", "422 HQ", 10L, "4:2:2"), List.of(value(clip, Field.CONTAINER), value(clip, Field.CODEC),
            value(clip, Field.CODEC_PROFILE), value(clip, Field.BIT_DEPTH), value(clip, Field.CHROMA)));
        assertEquals("bt709", value(clip, Field.MATRIX));
        assertEquals(List.of(3L, 48000L, 24L), List.of(value(clip, Field.AUDIO_CHANNELS), value(clip, Field.AUDIO_SAMPLE_RATE),
            value(clip, Field.AUDIO_BIT_DEPTH)));
        assertEquals(List.of("ARRI", "ALEXA Mini", "12345", 800L, 172.8), List.of(value(clip, Field.MAKE), value(clip, Field.MODEL),
            value(clip, Field.SERIAL), value(clip, Field.EXPOSURE_INDEX), value(clip, Field.SHUTTER_ANGLE)));
        assertEquals("2026-11-20T10:11:12+0100", value(clip, Field.CAPTURE_TIME));
        assertNull(value(clip, Field.WHITE_BALANCE_KELVIN), "zero is 'not recorded'");
        assertEquals("0", clip.raw().get("qt").get("com.arri.camera.WhiteBalanceKelvin"), "raw is untouched");
        assertEquals(List.of("REEL_CONFLICT"), clip.findings().stream().map(f -> f.code()).toList());
    }

    /** An avcC box with one sequence parameter set, of which the bits behind profile, flags and level are given. */
    static byte[] avcC(int profile, int flags, int bits) {
        byte[] set = bytes((byte) 0x67, (byte) profile, (byte) flags, (byte) 41, bits);
        return box("avcC", (byte) 1, (byte) profile, (byte) flags, (byte) 41, (byte) 0xff, (byte) 0xe1, (short) set.length, set, (byte) 0);
    }

    @Test
    void anH264FilmTellsItsDepthAndChromaWhereItsProfileDoesNot() throws IOException {
        // ITU-T H.264, 7.3.2.1.1 and 9.1: 1 (set 0), 011 (chroma 2 is 4:2:2), 011 (two bits more than 8); and 1, 00100 (3 is 4:4:4), 0, 1.
        int ten422 = 0b1011_0110 << 24;
        int eight444 = 0b1001_0001 << 24;
        assertEquals(List.of("High 4:2:2", 10L, "4:2:2"), avc(avcC(122, 0, ten422)));
        assertEquals(List.of("High 4:2:2 Intra", 10L, "4:2:2"), avc(avcC(122, 0x10, ten422)));
        assertEquals(List.of("High 4:4:4 Predictive", 8L, "4:4:4"), avc(avcC(244, 0, eight444)));
        assertEquals(List.of("Constrained Baseline", 8L, "4:2:0"), avc(avcC(66, 0x40, 0)));
        assertEquals(List.of("Baseline", 8L, "4:2:0"), avc(avcC(66, 0, 0)));
        assertEquals(Arrays.asList("High 4:2:2", null, null), avc(avcC(122, 0, 0)), "numbers that never end say nothing");
        assertEquals(Arrays.asList("High 4:2:2", null, null), avc(box("avcC", (byte) 1, (byte) 122, (byte) 0, (byte) 41, (byte) 0xff, (byte) 0xe0, (byte) 0)));
    }

    @Test
    void theCodeOfAnAvcIntraFilmIsAClaimAndItsDescriptionDecides() throws IOException {
        // ffmpeg gives this code to every film of 4:2:2 with 10 bits in 720 lines, whether its pictures stand alone or not.
        Inspection clip = inspect("a.mov", new FilmBytes().picture("ai1q", 1280, 720, 25, 1, 10, avcC(122, 0, 0b1011_0110 << 24)).film());
        assertEquals("High 4:2:2", value(clip, Field.CODEC_PROFILE));
    }

    private List<Object> avc(byte[] avcC) throws IOException {
        Inspection clip = inspect("a.mp4", new FilmBytes().picture("avc1", 1920, 1080, 25, 1, 10, avcC).film());
        return Arrays.asList(value(clip, Field.CODEC_PROFILE), value(clip, Field.BIT_DEPTH), value(clip, Field.CHROMA));
    }

    @Test
    void codesOfVideoSystemsTellTheirFamily() throws IOException {
        for (String[] known : new String[][] {{"xd5c", "MPEG-2", "XDCAM HD422"}, {"ai1q", "H.264", "AVC-Intra 100"}, {"dvh5", "DV", "100 Mb/s"},
            {"dvcp", "DV", "25 Mb/s"}}) {
            Inspection clip = inspect("a.mov", new FilmBytes().picture(known[0], 1920, 1080, 25, 1, 10).film());
            assertEquals(List.of(known[1], known[2]), List.of(value(clip, Field.CODEC), value(clip, Field.CODEC_PROFILE)));
        }
    }

    @Test
    void goProWritesTwentyNineFramesASecondAndMeansThirty() throws IOException {
        byte[] film = new FilmBytes().picture("avc1", 848, 480, 90000, 3003, 362).timecode(2_100_244, 2, 90000, 3003, 29, "").film();
        Inspection clip = inspect("GX010001.MP4", film);
        assertEquals("19:26:48:04", ((Timecode) value(clip, Field.START_TIMECODE)).text());
        assertEquals(new Rate(30000, 1001), value(clip, Field.FRAME_RATE));
    }

    @Test
    void theFirstTrackMayBeSoundOrDataAndIsNoPicture() throws IOException {
        byte[] film = new FilmBytes().sound("in24", 2, 24, 48000).track("meta", 600, box("stts", 0, 1, 1, 600), box("mebx", new byte[8]), 64)
            .picture("apcn", 1920, 1080, 25, 1, 10).timecode(90_000, 2, 25, 1, 25, "").film();
        Inspection clip = inspect("a.mov", film);
        assertEquals(List.of("ProRes", 1920L, 10L, new Rate(25, 1), "01:00:00:00"), List.of(value(clip, Field.CODEC), value(clip, Field.WIDTH),
            value(clip, Field.DURATION_FRAMES), value(clip, Field.FRAME_RATE), ((Timecode) value(clip, Field.START_TIMECODE)).text()));
    }

    @Test
    void aPhoneNamesItsLensAtTheTrackOfItsPicture() throws IOException {
        // The keys are Apple's (AVMetadataIdentifierQuickTimeMetadataCameraLensModel); the equivalent to 35 mm film is no focal length of the lens.
        byte[] film = new FilmBytes().picture("apch", 3840, 2160, 24, 1, 48).keys("com.apple.quicktime.make", "Apple")
            .extra(box("trak", FilmBytes.meta("com.apple.quicktime.camera.lens_model", "iPhone 15 Pro back camera 6.86mm f/1.78",
                "com.apple.quicktime.camera.lens_irisfnumber", "1.78", "com.apple.quicktime.camera.focal_length.35mm_equivalent", "24"))).film();
        Inspection clip = inspect("IMG_0001.MOV", film);
        assertEquals(List.of("Apple", "iPhone 15 Pro back camera 6.86mm f/1.78", 1.78), List.of(value(clip, Field.MAKE), value(clip, Field.LENS_MODEL),
            value(clip, Field.F_NUMBER)));
        assertNull(value(clip, Field.FOCAL_LENGTH_MM));
        assertEquals("24", clip.raw().get("qt").get("com.apple.quicktime.camera.focal_length.35mm_equivalent"));
    }

    @Test
    void dropFrameIsCountedInFramesNotNumbers() throws IOException {
        byte[] film = new FilmBytes().picture("apcn", 1920, 1080, 30000, 1001, 10).timecode(107_892, 3, 30000, 1001, 30, "").film();
        assertEquals("01:00:00;00", ((Timecode) value(inspect("a.mov", film), Field.START_TIMECODE)).text());
    }

    @Test
    void aCounterIsNoTimecodeAndANegativeFrameIsAFinding() throws IOException {
        assertNull(value(inspect("a.mov", new FilmBytes().timecode(100, 8, 25, 1, 25, "").film()), Field.START_TIMECODE));
        Inspection negative = inspect("a.mov", new FilmBytes().timecode(-5, 0, 25, 1, 25, "").film());
        assertNull(value(negative, Field.START_TIMECODE));
        assertEquals("TIMECODE_UNREADABLE", negative.findings().get(0).code());
    }

    @Test
    void readsBoxesOfSixtyFourBitsAndBoxesThatReachTheEnd() throws IOException {
        FilmBytes film = arri();
        byte[] wide = bytes(FilmBytes.ftyp(), 1, "mdat", 16L + 204, film.frameNumber(), new byte[200], film.moov());
        Inspection clip = inspect("a.mov", wide);
        assertEquals(48L, value(clip, Field.DURATION_FRAMES));
        byte[] open = bytes(FilmBytes.ftyp(), film.moov(), 0, "mdat", new byte[500]);
        assertTrue(inspect("a.mov", open).findings().stream().noneMatch(f -> f.code().equals("FILE_CUT_OFF")));
    }

    @Test
    void aFilmInFragmentsKeepsItsBudget() throws IOException {
        byte[] fragment = bytes(box("moof", new byte[5000]), box("mdat", new byte[5000]));
        Object[] fragments = new Object[1002];
        fragments[0] = FilmBytes.ftyp();
        fragments[1] = new FilmBytes().picture("apch", 1920, 1080, 25, 1, 0).moov();
        java.util.Arrays.fill(fragments, 2, fragments.length, fragment);
        Inspection clip = inspect("a.mp4", bytes(fragments));
        assertEquals("ProRes", value(clip, Field.CODEC));
        assertNull(value(clip, Field.DURATION_FRAMES));
        assertEquals(List.of(), clip.findings());
    }

    @Test
    void aDescriptionBehindTwoHundredGigabytesIsFoundAtOnce() throws IOException {
        long media = 200L << 30;
        byte[] start = bytes(FilmBytes.ftyp(), 1, "mdat", 16 + media);
        FilmBytes film = new FilmBytes().picture("apch", 3840, 2160, 24000, 1001, 5_000_000).keys("com.apple.quicktime.make", "ARRI");
        TestCard card = new TestCard().withSparse("a.mov", start, start.length + media + film.moov().length, film.moov());
        Inspection clip = plugin.inspect(plugin.group(card).get(0), card);
        assertEquals(5_000_000L, value(clip, Field.DURATION_FRAMES));
        assertEquals("ARRI", value(clip, Field.MAKE));
        assertEquals(List.of(), clip.findings());
        assertTrue(card.bytesRead() < 64 << 10, "read " + card.bytesRead());
    }

    @Test
    void aDescriptionThatCostsMoreThanAClipMayIsPartlyKnown() throws IOException {
        String[] keys = new String[1600];
        for (int i = 0; i < keys.length; i += 2) {
            keys[i] = "key" + i;
            keys[i + 1] = "x".repeat(5000);
        }
        Inspection clip = inspect("a.mov", new FilmBytes().picture("apch", 1920, 1080, 25, 1, 5).keys(keys).film());
        assertEquals(1920L, value(clip, Field.WIDTH));
        assertEquals(List.of("INSPECT_INCOMPLETE"), clip.findings().stream().map(f -> f.code()).toList());
    }

    @Test
    void aKeyOfTwoPartsSaysMoreThanItsLast() throws IOException {
        Inspection clip = inspect("a.mov", new FilmBytes().picture("apch", 1920, 1080, 25, 1, 5)
            .keys("com.maker.look.name", "Blue", "com.maker.sup.version", "5.3", "com.maker.lens.name", "no look").film());
        assertEquals(List.of("Blue", "5.3"), List.of(value(clip, Field.LOOK_NAME), value(clip, Field.FIRMWARE)));
    }

    @Test
    void anUnevenFilmHasItsUsualRate() throws IOException {
        byte[] entry = box("avc1", new byte[6], (short) 1, new byte[16], (short) 568, (short) 320, new byte[50]);
        byte[] film = new FilmBytes().track("vide", 600, box("stts", 0, 3, 44, 20, 1, 21, 75, 20), entry, 64).film();
        Inspection clip = inspect("IMG_0001.mov", film);
        assertEquals(new Fact(new Rate(30, 1), "stts", Confidence.DERIVED), clip.metadata().get(Field.FRAME_RATE));
        assertEquals("VARIABLE_FRAME_RATE", clip.findings().get(0).code());
    }

    @Test
    void saysInASentenceWhatACutFilmIs() throws IOException {
        byte[] film = arri().film();
        TestCard card = new TestCard().with("a.mov", Arrays.copyOf(film, 120));
        IOException e = assertThrows(IOException.class, () -> plugin.inspect(plugin.group(card).get(0), card));
        assertTrue(e.getMessage().contains("cut off"), e.getMessage());
        Inspection end = inspect("a.mov", Arrays.copyOf(bytes(FilmBytes.ftyp(), arri().moov(), box("mdat", new byte[500])), film.length));
        assertTrue(end.findings().stream().anyMatch(f -> f.code().equals("FILE_CUT_OFF")), end.findings().toString());
    }

    @Test
    void aFileIsAFilmByItsFirstBytesNotItsName() throws IOException {
        TestCard card = new TestCard().with("a.mov", "abcd\nnot a film".getBytes()).with("b.mov", arri().film()).with("c.txt", arri().film());
        assertEquals(30, plugin.recognise(card));
        assertEquals(List.of("b"), plugin.group(card).stream().map(Clip::name).toList());
        assertEquals(0, plugin.recognise(new TestCard().with("a.mov", new byte[3])));
    }

    @Test
    void proxiesAndSidecarsGoWithTheirClip() throws IOException {
        TestCard card = new TestCard().with("A001_08151512_C002.braw", arri().film()).with("A001_08151512_C002.sidecar", new byte[2])
            .with("Proxy/A001_08151512_C002.mp4", arri().film()).with("Proxy/lonely.mp4", arri().film());
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of("A001_08151512_C002", "lonely"), clips.stream().map(Clip::name).toList());
        assertEquals(List.of("essence", "camera-proxy", "sidecar"), clips.get(0).files().stream().map(f -> f.role().text()).toList());
        assertEquals("braw", clips.get(0).format());
    }

    @Test
    void fileNamesTellReelsOfCinemaCameras() {
        assertEquals("A001R1ZA", ClipName.of("A001C001_261120_R1ZA").orElseThrow().reel());
        assertEquals("A001", ClipName.of("A001_08151512_C002").orElseThrow().reel());
        assertEquals("B", ClipName.of("B001_C066_0303LZ_001").orElseThrow().cameraId());
        assertEquals("D001", ClipName.of("D001C005_210716AG").orElseThrow().reel());
        assertTrue(ClipName.of("IMG_0001").isEmpty());
    }
}
