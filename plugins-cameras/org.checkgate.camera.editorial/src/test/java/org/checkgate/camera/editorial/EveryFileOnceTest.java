package org.checkgate.camera.editorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.checkgate.camera.arri.ArriPlugin;
import org.checkgate.camera.bwf.BwfPlugin;
import org.checkgate.camera.mxf.MxfPlugin;
import org.checkgate.camera.quicktime.QuickTimePlugin;
import org.checkgate.camera.sequence.SequencePlugin;
import org.checkgate.inspect.CameraPlugins;
import org.checkgate.inspect.CardInspector;
import org.checkgate.inspect.CardSource;
import org.checkgate.inspect.Grouping;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.readers.exr.ExrBytes;
import org.checkgate.readers.mxf.MxfBytes;
import org.checkgate.readers.quicktime.FilmBytes;
import org.checkgate.readers.riff.WaveBytes;
import org.checkgate.readers.tiff.Tag;
import org.checkgate.readers.tiff.TiffBytes;
import org.checkgate.spi.CameraPlugin;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.checkgate.spi.SeekableView;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * All plugins that come with the appliance, in the real host, on cards that nobody would make: whatever lies on a card, each file ends in one
 * clip or among what is not recognised, and none in two.
 */
@Timeout(300)
class EveryFileOnceTest {
    static final List<CameraPlugin> PLUGINS = List.of(new ArriPlugin(), new BwfPlugin(), new EditorialPlugin(), new MxfPlugin(),
        new QuickTimePlugin(), new SequencePlugin());
    private static final CameraPlugins HOSTED = () -> PLUGINS.stream().map(p -> HostedPlugin.of(p, "test")).toList();
    private static final CardInspector INSPECTOR = new CardInspector();

    /** Folders in which one plugin or the other looks for companions, in both cases, and each in one another. */
    private static final List<String> FOLDERS = List.of("", "A001R1ZA", "A001R1ZA/ARRIINFO", "A001R1ZA/CLIPINFO", "CONTENTS/VIDEO", "CONTENTS/AUDIO",
        "CONTENTS/CLIP", "CONTENTS/ICON", "CONTENTS/PROXY", "contents/video", "Clip", "Sub", "clip/Sub", "Proxy", "proxy/Proxy", "A001C001", "T01.TAKE",
        "x.TAKE/T01.take", "Sub/Sub", "VIDEO/AUDIO");
    private static final List<String> STEMS = List.of("A001C001_261120_R1ZA", "a001c001_261120_r1za", "A_0001C001_260930_084650_c1BY9", "A001R1ZA",
        "A001R1ZA_AVID", "A001C001_261120_R1ZA_graded", "0001AB", "0001AB00", "0001AB01", "C0001", "C0001S01", "C0001M01", "A101_1", "A101_1_1",
        "A101_1_2", "A101_1_02", "T01", "260811_001_Tr1", "260811_001_Tr2", "A001C001", "A001C001.0000", "A001C001.0001", "A001C001.1", "A001C001.01", "A001C001.9", "A001C001.10",
        "A001C001.0003", "A001C001_1", "A001C001_2", "0", "1", "00", "-1", "-2", "x", "x.mov", ".", " ", "C0001 (1)", "1234567890123456789012");
    private static final List<String> EXTENSIONS = List.of(".mov", ".MOV", ".mxf", ".MXF", ".mp4", ".MP4", ".braw", ".sidecar", ".wav", ".WAV", ".dpx", ".DPX",
        ".exr", ".dng", ".tif", ".tiff", ".ari", ".ale", ".csv", ".cdl", ".amf", ".fdl", ".cube", ".look", ".xml", ".XML", ".srt", ".bmp", ".pdf", ".bin",
        ".edl", ".ccc", ".LRV", "");

    private final Map<String, byte[]> contents = contents();

    private static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        contents.put("film", new FilmBytes().picture("apch", 64, 36, 24, 1, 48).keys("com.arri.camera.CameraModel", "ALEXA Mini").film());
        contents.put("other film", new FilmBytes().picture("avc1", 64, 36, 25, 1, 5).film());
        contents.put("mxf", new MxfBytes().starts(5, 5).file());
        contents.put("mxf of ARRI", new MxfBytes().by("ARRI", "ALEXA 35").starts(5, 5).file());
        contents.put("mono", new WaveBytes("RIFF").bext("sTRK1=Boom", 48_000).fmt(1, 48000, 24).data(60).file());
        contents.put("later mono", new WaveBytes("RIFF").bext("sTRK1=Boom", 48_020).fmt(1, 48000, 24).data(60).file());
        contents.put("poly", new WaveBytes("RIFF").bext("", 48_000).fmt(2, 48000, 24).data(60).file());
        contents.put("dpx", new DpxBytes(ByteOrder.BIG_ENDIAN, 64, 36).time(0x1011_1213, 24).file());
        contents.put("exr", new ExrBytes(0).picture(64, 32, 4).end().file());
        contents.put("dng", TiffBytes.cinemaDng(ByteOrder.LITTLE_ENDIAN, 64, 32, 0x1011_1213).file());
        contents.put("big tiff", new TiffBytes(ByteOrder.LITTLE_ENDIAN).numbers(Tag.WIDTH, 3, 64).big().file());
        contents.put("ale", Texts.ALE.getBytes(StandardCharsets.UTF_8));
        contents.put("cdl", Texts.CDL.getBytes(StandardCharsets.UTF_8));
        contents.put("text", "no media at all".getBytes(StandardCharsets.UTF_8));
        contents.put("empty", new byte[0]);
        return contents;
    }

    /** The real host's card, out of the test kit's. */
    private record Source(TestCard card) implements CardSource {
        @Override
        public String name() {
            return card.name();
        }

        @Override
        public List<CardFile> files() {
            return card.files();
        }

        @Override
        public byte[] head(String path, int max) throws IOException {
            return card.head(path, max);
        }

        @Override
        public SeekableView open(String path) throws IOException {
            return card.open(path);
        }
    }

    private TestCard card(long seed) {
        Random random = new Random(seed);
        // Few names on a card, so that they meet.
        List<String> folders = some(FOLDERS, random, 1 + random.nextInt(5));
        List<String> stems = some(STEMS, random, 2 + random.nextInt(6));
        List<String> extensions = some(EXTENSIONS, random, 2 + random.nextInt(8));
        List<byte[]> kinds = new ArrayList<>(contents.values());
        TestCard card = new TestCard(random.nextBoolean() ? "A001R1ZA" : "");
        Set<String> taken = new HashSet<>(Set.of("."));
        for (int i = 0; i < 60; i++) {
            String folder = folders.get(random.nextInt(folders.size()));
            String name = stems.get(random.nextInt(stems.size())) + extensions.get(random.nextInt(extensions.size()));
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (!taken.add(path)) {
                continue;
            } else if (random.nextInt(10) == 0) {
                // Pieces of a long take, some of which follow on one another, and some on two or on themselves.
                long samples = random.nextBoolean() ? 10_000_000L : 48_000L * 86_400;
                byte[] head = new WaveBytes("RF64").chunk("ds64", WaveBytes.little(28).putLong(0).putLong(samples * 60).putLong(0).array())
                    .bext("", random.nextInt(4) * 10_000_000L).fmt(20, 48000, 24).chunk("data", -1, new byte[0]).file();
                card.withSparse(path, head, head.length + samples * 60);
            } else {
                card.with(path, kinds.get(random.nextInt(kinds.size())));
            }
        }
        return card;
    }

    private static List<String> some(List<String> all, Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> all.get(random.nextInt(all.size()))).toList();
    }

    @Test
    void onAnyCardEachFileIsInOneClipOrUnrecognised() {
        int joined = 0;
        int claimed = 0;
        for (long seed = 1; seed <= 700; seed++) {
            TestCard card = card(seed);
            Grouping grouping = INSPECTOR.group(new Source(card), HOSTED);
            String of = "card " + seed;
            assertEquals(List.of(), grouping.findings(), of);
            List<String> found = new ArrayList<>(grouping.unrecognised());
            for (var clip : grouping.clips()) {
                clip.clip().files().forEach(f -> found.add(f.path()));
                isInOrder(clip.clip(), of);
                joined += clip.clip().files().size() > 1 ? 1 : 0;
                claimed += clip.plugin().equals("generic") ? 0 : 1;
            }
            Set<String> once = new TreeSet<>(found);
            assertEquals(new TreeSet<>(card.files().stream().map(CardFile::path).toList()), once, of);
            assertEquals(once.size(), found.size(), "a file is in two places: " + of + " " + found);
        }
        assertTrue(joined > 500 && claimed > 2500, "the cards should have clips of several files: " + joined + " of " + claimed);
    }

    /** Alone on the card, no plugin may need another one before it to be right. */
    @Test
    void onAnyCardEachPluginAloneClaimsAFileOnce() {
        for (long seed = 2001; seed <= 2300; seed++) {
            TestCard card = card(seed);
            Map<String, Long> sizes = new TreeMap<>();
            card.files().forEach(f -> sizes.put(f.path(), f.size()));
            for (CameraPlugin plugin : PLUGINS) {
                Set<String> paths = new HashSet<>();
                for (Clip clip : grouped(plugin, card)) {
                    isInOrder(clip, plugin.name() + " on card " + seed);
                    for (ClipFile file : clip.files()) {
                        assertEquals(sizes.get(file.path()), file.size(), plugin.name() + " on card " + seed);
                        assertTrue(paths.add(file.path()), plugin.name() + " has " + file.path() + " twice on card " + seed);
                    }
                }
            }
        }
    }

    private static List<Clip> grouped(CameraPlugin plugin, TestCard card) {
        try {
            assertEquals(plugin.group(card), plugin.group(card), "the same card, the same clips");
            return plugin.group(card);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isInOrder(Clip clip, String of) {
        Map<Role, Integer> next = new EnumMap<>(Role.class);
        for (ClipFile file : clip.files()) {
            assertEquals(next.merge(file.role(), 1, Integer::sum) - 1, file.order(), of + ": " + clip);
        }
    }

    /** Whatever was grouped is described or refused with a sentence, and never ends the work on its card. */
    @Test
    void whatIsGroupedIsDescribed() {
        for (long seed = 3001; seed <= 3060; seed++) {
            Source source = new Source(card(seed));
            Grouping grouping = INSPECTOR.group(source, HOSTED);
            for (var clip : grouping.clips()) {
                // A card of its own for each, as the kit's budget is for one clip.
                var report = INSPECTOR.inspect(new Source(card(seed)), clip, HOSTED);
                assertTrue(report.inspection().findings().stream().noneMatch(f -> f.sentence().contains("java.") || f.sentence().contains("Exception")),
                    clip + ": " + report.inspection().findings());
            }
        }
    }
}
