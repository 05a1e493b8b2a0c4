package org.checkgate.camera.arri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.checkgate.readers.mxf.MxfBytes;
import org.checkgate.readers.quicktime.FilmBytes;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Fact;
import org.checkgate.spi.Field;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Role;
import org.checkgate.spi.Timecode;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArriPluginTest {
    private static final String CLIP = "A001C001_261120_R1ZA";
    private final ArriPlugin plugin = new ArriPlugin();

    private static FilmBytes film(String... keys) {
        return new FilmBytes().picture("ap4h", 3840, 2160, 24000, 1001, 48).sound("in24", 2, 16, 48000)
            .timecode(879_132, 2, 24000, 1001, 24, "A001R1ZA").keys(keys);
    }

    static FilmBytes mini() {
        return film("com.arri.camera.CameraModel", "ALEXA Mini", "com.arri.camera.CameraSerialNumber", "12345", "com.arri.camera.CameraIndex", "A",
            "com.arri.camera.ReelName", "A001R1ZA", "com.arri.camera.ExposureIndexAsa", "800", "com.arri.camera.WhiteBalanceKelvin", "5600",
            "com.arri.camera.WhiteBalanceTintCc", "-2", "com.arri.camera.ShutterAngle", "172.8", "com.arri.camera.SensorFps", "23976",
            "com.arri.camera.ColorGammaSxS", "LOG-C", "com.arri.camera.look.name", "ARRI 709", "com.arri.camera.LensType", "ARRI SP40 T1.8",
            "com.arri.camera.LensSqueeze", "2.000", "com.arri.camera.SceneName", "12A", "com.arri.camera.TakeName", "--",
            "com.arri.camera.SupVersion", "5.3", "com.arri.camera.ExposureTime", "20.000 ms", "com.arri.camera.Uuid", "e4b8a5cc-0000-4000-82e3-016200000000");
    }

    /** As an ALEXA 35 writes it. */
    static MxfBytes alexa35() {
        return new MxfBytes().by("ARRI", "ALEXA 35").rate(24, 1, 24, false).starts(86_400, 86_400).picture("060e2b340401010d0401020203060600", 4608, 3164)
            .sound(1, 48000, 24);
    }

    private Inspection inspect(String path, byte[] film) throws IOException {
        TestCard card = new TestCard().with(path, film);
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

    @Test
    void readsWhatAnAlexaMiniLeavesInAFilm() throws IOException {
        Inspection clip = inspect("A001R1ZA/" + CLIP + ".mov", mini().film());
        assertEquals(List.of("ARRI", "ALEXA Mini", "12345", "5.3", "A"), List.of(value(clip, Field.MAKE), value(clip, Field.MODEL),
            value(clip, Field.SERIAL), value(clip, Field.FIRMWARE), value(clip, Field.CAMERA_ID)));
        assertEquals(List.of(800L, 5600L, -2.0, 172.8, 0.02), List.of(value(clip, Field.EXPOSURE_INDEX), value(clip, Field.WHITE_BALANCE_KELVIN),
            value(clip, Field.TINT), value(clip, Field.SHUTTER_ANGLE), value(clip, Field.EXPOSURE_TIME)));
        assertEquals(List.of("LOG-C", "ARRI 709", "ARRI SP40 T1.8", 2.0, "12A"), List.of(value(clip, Field.CAMERA_GAMMA), value(clip, Field.LOOK_NAME),
            value(clip, Field.LENS_MODEL), value(clip, Field.ANAMORPHIC_SQUEEZE), value(clip, Field.SCENE)));
        assertEquals(new Rate(24000, 1001), value(clip, Field.SENSOR_FRAME_RATE), "23976 thousandths");
        assertNull(value(clip, Field.TAKE), "-- is none");
        assertEquals(Fact.read("A001R1ZA", "tmcd name"), clip.metadata().get(Field.REEL));
        assertEquals("10:10:30:12", ((Timecode) value(clip, Field.START_TIMECODE)).text());
        assertEquals(List.of("ProRes", "4444", 48L), List.of(value(clip, Field.CODEC), value(clip, Field.CODEC_PROFILE), value(clip, Field.DURATION_FRAMES)));
        assertEquals("e4b8a5cc-0000-4000-82e3-016200000000", clip.raw().get("arri").get("com.arri.camera.Uuid"));
        assertEquals("--", clip.raw().get("arri").get("com.arri.camera.TakeName"), "raw is untouched");
        assertNull(clip.raw().get("qt"));
        assertEquals(List.of(), clip.findings());
    }

    @Test
    void aNumberThatNoCameraCanBeSetToIsLeftInTheRawKeys() throws IOException {
        Inspection clip = inspect(CLIP + ".mov", film("com.arri.camera.ExposureIndexAsa", "8", "com.arri.camera.WhiteBalanceKelvin", "0",
            "com.arri.camera.ShutterAngle", "1728", "com.arri.camera.LensSqueeze", "0.000", "com.arri.camera.SensorFps", "0",
            "com.arri.camera.WhiteBalanceTintCc", "800", "com.arri.camera.ExposureTime", "20").film());
        for (Field field : List.of(Field.EXPOSURE_INDEX, Field.WHITE_BALANCE_KELVIN, Field.SHUTTER_ANGLE, Field.ANAMORPHIC_SQUEEZE,
                Field.SENSOR_FRAME_RATE, Field.TINT, Field.EXPOSURE_TIME)) {
            assertNull(value(clip, field), field.text());
        }
        assertEquals("1728", clip.raw().get("arri").get("com.arri.camera.ShutterAngle"));
    }

    @Test
    void readsAnMxfFileOfAnAlexa35() throws IOException {
        Inspection clip = inspect("A_0001_1BY9/A_0001C001_260930_084650_c1BY9.mxf", alexa35().file());
        assertEquals(List.of(Fact.read("ARRI", "MXF company name"), Fact.read("ALEXA 35", "MXF product name")),
            List.of(clip.metadata().get(Field.MAKE), clip.metadata().get(Field.MODEL)));
        assertEquals(List.of("ProRes", "4444 XQ", "MXF OP1a"), List.of(value(clip, Field.CODEC), value(clip, Field.CODEC_PROFILE), value(clip, Field.CONTAINER)));
        assertEquals(List.of(Fact.guessed("A_0001_1BY9", "file name"), Fact.guessed("A", "file name")),
            List.of(clip.metadata().get(Field.REEL), clip.metadata().get(Field.CAMERA_ID)));
        assertEquals("01:00:00:00", ((Timecode) value(clip, Field.START_TIMECODE)).text());
    }

    @Test
    void headerAndFileNameThatNameTwoReelsAreAFinding() throws IOException {
        Inspection renamed = inspect("B007C001_261120_R1ZA.mov", mini().film());
        assertEquals("A001R1ZA", value(renamed, Field.REEL));
        assertEquals(List.of("REEL_CONFLICT"), codes(renamed));
        Inspection keys = inspect(CLIP + ".mov", film("com.arri.camera.ReelName", "A002R1ZA").film());
        assertEquals("A001R1ZA", value(keys, Field.REEL), "the timecode track goes first");
        assertEquals(List.of("REEL_CONFLICT"), codes(keys));
    }

    @Test
    void theFolderOfTheReelCountsMoreThanANameAndANameMoreThanNothing() throws IOException {
        byte[] film = mini().film();
        assertEquals(80, plugin.recognise(new TestCard("X").with("A001R1ZA/" + CLIP + ".mov", film)));
        assertEquals(80, plugin.recognise(new TestCard("A001R1ZA").with(CLIP + ".mov", film)));
        assertEquals(60, plugin.recognise(new TestCard("X").with(CLIP + ".mov", film)));
        assertEquals(0, plugin.recognise(new TestCard("X").with("A001R1ZA/" + CLIP + ".mov", "no film at all".getBytes())));
        byte[] others = new FilmBytes().picture("avc1", 1920, 1080, 25, 1, 5).film();
        assertEquals(0, plugin.recognise(new TestCard("A001").with("IMG_0001.mov", others).with("A001/A001C001_261120AB.mov", others)
            .with("A001_08151512_C002.mov", others).with("clip.mxf", new MxfBytes().starts(5, 5).file())), "phones, Sony, Blackmagic, anybody");
    }

    @Test
    void aRenamedClipIsKnownByItsHeader() throws IOException {
        TestCard card = new TestCard("X").with("renamed.mov", mini().film()).with("renamed.mxf", alexa35().file())
            .with("other.mxf", new MxfBytes().starts(5, 5).file());
        assertEquals(60, plugin.recognise(card));
        assertEquals(List.of("renamed.mov", "renamed.mxf"), plugin.group(card).stream().map(c -> c.primary().path()).toList());
    }

    @Test
    void aRenamedClipThatStartsWithItsMediaIsKnownByItsBrand() throws IOException {
        FilmBytes film = mini();
        long media = 200L << 30;
        byte[] start = FilmBytes.bytes(FilmBytes.box("ftyp", "qt  ", 0x20050300, "qt  ", "ARRI", "\0\0\0\0"), 1, "mdat", 16 + media, film.frameNumber());
        byte[] others = FilmBytes.bytes(FilmBytes.ftyp(), 1, "mdat", 16 + media, film.frameNumber());
        TestCard card = new TestCard("X").withSparse("other.mov", others, others.length + media + film.moov().length, film.moov())
            .withSparse("renamed.mov", start, start.length - 4 + media + film.moov().length, film.moov());
        assertEquals(60, plugin.recognise(card));
        assertEquals(List.of("renamed.mov"), plugin.group(card).stream().map(c -> c.primary().path()).toList());
        assertEquals("ALEXA Mini", value(plugin.inspect(plugin.group(card).get(0), card), Field.MODEL));
    }

    @Test
    void wordsThatArriWritesForNothingAreNothing() throws IOException {
        // ARRI Meta Extract 4.4 shows 'no scene name' and 'n.a.' for a clip of an ALEXA LF whose slate nobody filled in.
        Inspection clip = inspect(CLIP + ".mov", film("com.arri.camera.SceneName", "no scene name", "com.arri.camera.TakeName", "n.a.",
            "com.arri.camera.LensType", "--", "com.arri.camera.look.name", "--").film());
        assertNull(value(clip, Field.SCENE));
        assertNull(value(clip, Field.TAKE));
        assertNull(value(clip, Field.LENS_MODEL), "the general reading does not take it either");
        assertNull(value(clip, Field.LOOK_NAME));
        assertEquals("--", clip.raw().get("arri").get("com.arri.camera.LensType"));
    }

    @Test
    void descriptionsGoWithTheirClipAndThoseOfTheReelWithItsFirst() throws IOException {
        TestCard card = new TestCard("X");
        for (String path : List.of("A001R1ZA/" + CLIP + ".mov.csv", "A001R1ZA/" + CLIP + ".cdl", "A001R1ZA/" + CLIP + "_graded.amf",
                "A001R1ZA/ARRIINFO/" + CLIP + ".look", "A001R1ZA/ARRIINFO/A001C002_261120_R1ZA.xml", "A001R1ZA/A001R1ZA_AVID.ale",
                "A001R1ZA/CLIPINFO/reel.bin", "A001R1ZA/notes.csv", "B/" + CLIP + ".cdl", "A001R1ZA/A001R1ZA.mhl")) {
            card.with(path, new byte[5]);
        }
        card.with("A001R1ZA/" + CLIP + ".mov", mini().film()).with("A001R1ZA/A001C002_261120_R1ZA.mov", mini().film());
        List<Clip> clips = plugin.group(card);
        assertEquals(List.of(CLIP, "A001C002_261120_R1ZA"), clips.stream().map(Clip::name).toList());
        assertEquals(List.of("essence A001R1ZA/" + CLIP + ".mov", "sidecar A001R1ZA/" + CLIP + ".cdl", "sidecar A001R1ZA/" + CLIP + ".mov.csv",
            "sidecar A001R1ZA/" + CLIP + "_graded.amf", "index A001R1ZA/A001R1ZA_AVID.ale", "sidecar A001R1ZA/ARRIINFO/" + CLIP + ".look",
            "index A001R1ZA/CLIPINFO/reel.bin"), clips.get(0).files().stream().map(f -> f.role().text() + " " + f.path()).toList());
        assertEquals(2, clips.get(1).files().size());
        assertTrue(clips.stream().flatMap(c -> c.files().stream()).noneMatch(f -> f.path().contains("notes") || f.path().endsWith(".mhl")));
    }

    @Test
    void filmsOfOneNameInTwoContainersAreTwoClips() throws IOException {
        TestCard card = new TestCard().with(CLIP + ".mov", mini().film()).with(CLIP + ".mxf", alexa35().file());
        assertEquals(List.of("quicktime", "mxf"), plugin.group(card).stream().map(Clip::format).toList());
    }

    /** A way that looks at all of them again for each would not end in time. */
    @Test
    void aReelWithVeryManyIndexesIsGrouped() throws IOException {
        TestCard card = new TestCard("X").with("A001R1ZA/" + CLIP + ".mov", mini().film());
        for (int i = 0; i < 200_000; i++) {
            card.with("A001R1ZA/CLIPINFO/" + i + ".bin", new byte[1]);
        }
        List<ClipFile> indexes = plugin.group(card).get(0).files(Role.INDEX);
        assertEquals(200_000, indexes.size());
        assertEquals(199_999, indexes.get(199_999).order());
    }
}
