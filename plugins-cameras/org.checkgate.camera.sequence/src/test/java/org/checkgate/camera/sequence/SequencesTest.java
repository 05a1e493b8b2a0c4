package org.checkgate.camera.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.readers.exr.ExrBytes;
import org.checkgate.readers.tiff.Tag;
import org.checkgate.readers.tiff.TiffBytes;
import org.checkgate.spi.Card;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.Role;
import org.checkgate.testkit.TestCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SequencesTest {
    private static final byte[] DPX = new DpxBytes(ByteOrder.BIG_ENDIAN, 64, 32).file();
    private static final byte[] EXR = new ExrBytes(0).picture(64, 32, 4).end().file();
    private static final byte[] DNG = TiffBytes.cinemaDng(ByteOrder.LITTLE_ENDIAN, 64, 32, 0x1011_1213).file();
    private static final byte[] TIFF = new TiffBytes(ByteOrder.BIG_ENDIAN).numbers(Tag.WIDTH, 3, 64).file();
    private static final byte[] WAVE = "RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1);
    private final SequencePlugin plugin = new SequencePlugin();

    private List<String> grouped(Card card) throws IOException {
        return plugin.group(card).stream().map(c -> c.name() + " " + c.format() + " " + c.files().size()).toList();
    }

    private static TestCard frames(TestCard card, String before, int width, int from, int to, String after, byte[] content) {
        for (int i = from; i <= to; i++) {
            card.with(before + "0".repeat(width - ("" + i).length()) + i + after, content);
        }
        return card;
    }

    @Test
    void framesThatDifferInTheirNumberOnlyAreOneClip() throws IOException {
        TestCard card = frames(new TestCard(), "shots/a_v002.", 4, 8, 11, ".dpx", DPX);
        assertEquals(35, plugin.recognise(card));
        Clip clip = plugin.group(card).get(0);
        assertEquals("a_v002", clip.name());
        assertEquals("dpx", clip.format());
        assertEquals(List.of("shots/a_v002.0008.dpx", "shots/a_v002.0009.dpx", "shots/a_v002.0010.dpx", "shots/a_v002.0011.dpx"),
            clip.files().stream().map(ClipFile::path).toList());
        assertEquals(List.of(0, 1, 2, 3), clip.files().stream().map(ClipFile::order).toList());
        assertTrue(clip.files().stream().allMatch(f -> f.role() == Role.FRAME));
    }

    @Test
    void folderStemWidthAndExtensionKeepSequencesApart() throws IOException {
        TestCard card = frames(new TestCard(), "a/x.", 4, 1, 3, ".exr", EXR);
        frames(card, "b/x.", 4, 1, 3, ".exr", EXR);
        frames(card, "a/y.", 4, 1, 3, ".exr", EXR);
        frames(card, "a/x.", 5, 1, 3, ".exr", EXR);
        frames(card, "a/x.", 4, 1, 3, ".dpx", DPX);
        assertEquals(List.of("x dpx 3", "x exr 3", "x exr 3", "x exr 3", "y exr 3"), grouped(card).stream().sorted().toList());
    }

    @Test
    void theExtensionIsAClaimAndTheFirstBytesDecide() throws IOException {
        TestCard card = frames(new TestCard(), "a.", 4, 1, 2, ".dpx", EXR);
        frames(card, "b.", 4, 1, 2, ".tif", DNG);
        frames(card, "c.", 4, 1, 2, ".dng", TIFF);
        frames(card, "d.", 4, 1, 2, ".exr", "no picture at all".getBytes(StandardCharsets.US_ASCII));
        assertEquals(List.of("a exr 2", "b cinemadng 2", "c tiff 2"), grouped(card));
        assertEquals(0, plugin.recognise(new TestCard().with("x.0001.dpx", WAVE)));
        assertEquals(0, plugin.recognise(new TestCard().with("x.mov", DPX)), "names are looked at first");
    }

    @Test
    void aDirectoryBeyondTheHeadLeavesTheDecisionToTheName() throws IOException {
        byte[] far = new byte[8];
        System.arraycopy(DNG, 0, far, 0, 4);
        far[6] = 0x10;
        TestCard card = new TestCard().withSparse("a.0001.dng", far, 2 << 20).withSparse("b.0001.tif", far, 2 << 20);
        assertEquals(List.of("a.0001 cinemadng 1", "b.0001 tiff 1"), grouped(card));
    }

    @Test
    void aStillIsAClipWithOrWithoutANumber() throws IOException {
        TestCard card = new TestCard().with("IMG_2001.dng", DNG).with("chart.tif", TIFF).with("no extension", DPX);
        assertEquals(List.of("IMG_2001 cinemadng 1", "chart tiff 1"), grouped(card));
    }

    @Test
    void framesThatAreNumbersAloneAreCalledAsTheirFolderOrTheCard() throws IOException {
        TestCard card = frames(new TestCard(), "reel/A001C001/", 7, 1, 2, ".dng", DNG);
        frames(card, "", 7, 1, 2, ".dng", DNG);
        assertEquals(List.of("A001R1ZA cinemadng 2", "A001C001 cinemadng 2"), grouped(card));
    }

    @Test
    void emptyFramesAtTheStartDoNotHideTheSequence() throws IOException {
        TestCard card = frames(new TestCard().with("a.0001.dpx", new byte[0]).with("a.0002.dpx", new byte[0]), "a.", 4, 3, 5, ".dpx", DPX);
        assertEquals(List.of("a dpx 5"), grouped(card));
        assertEquals(List.of(), grouped(frames(new TestCard(), "b.", 4, 1, 9, ".dpx", new byte[0])), "names alone make no sequence");
    }

    private static TestCard plain(TestCard card, String before, int from, int to) {
        for (int i = from; i <= to; i++) {
            card.with(before + i + ".dpx", DPX);
        }
        return card;
    }

    @Test
    void numbersThatGrowWiderGoOn() throws IOException {
        TestCard card = plain(plain(new TestCard(), "a/x.", 8, 101), "b/x_", 999_998, 1_000_001);
        assertEquals(List.of("x dpx 94", "x dpx 4"), grouped(card));
        Clip first = plugin.group(card).get(0);
        assertEquals(List.of("a/x.8.dpx", "a/x.9.dpx", "a/x.10.dpx", "a/x.99.dpx", "a/x.100.dpx", "a/x.101.dpx"), List.of(0, 1, 2, 91, 92, 93).stream()
            .map(i -> first.files().get(i).path()).toList());
        assertEquals(List.of(0, 1, 2), first.files().subList(0, 3).stream().map(ClipFile::order).toList());
        assertEquals(List.of(), plugin.inspect(first, card).findings());
        TestCard padded = frames(plain(new TestCard(), "x.", 10_000, 10_003), "x.", 4, 9997, 9999, ".dpx", DPX);
        assertEquals(List.of("x dpx 7"), grouped(padded), "more frames than four digits hold");
    }

    @Test
    void otherWidthsStayApart() throws IOException {
        assertEquals(2, plugin.group(plain(plain(new TestCard(), "x.", 1, 8), "x.", 10, 12)).size(), "nobody can say that 9 is missing");
        assertEquals(2, plugin.group(frames(plain(new TestCard(), "x.", 8, 9), "x.", 3, 10, 11, ".dpx", DPX)).size(), "010 is another way to count");
        assertEquals(2, plugin.group(frames(plain(new TestCard(), "x.", 0, 9), "x.", 2, 0, 9, ".dpx", DPX)).size());
        assertEquals(2, plugin.group(plain(plain(new TestCard(), "x.", 8, 9), "y.", 10, 12)).size());
    }

    @Test
    void numbersMayBeginAtZeroAndBelowIt() throws IOException {
        assertEquals(List.of("a dpx 3"), grouped(frames(new TestCard(), "a.", 7, 0, 2, ".dpx", DPX)));
        // What stands before a minus counts backwards: a sequence of its own, and no file is lost.
        TestCard below = frames(frames(new TestCard(), "a.-", 4, 1, 3, ".exr", EXR), "a.", 4, 0, 2, ".exr", EXR);
        assertEquals(List.of("a exr 3", "a exr 3"), grouped(below));
    }

    @Test
    void twoSequencesInOneFolderAndAFrameAloneAmongThem() throws IOException {
        TestCard card = frames(frames(new TestCard(), "day/A001C001.", 7, 0, 4, ".dng", DNG), "day/A001C002.", 7, 0, 2, ".dng", DNG)
            .with("day/A001C003.0000000.dng", DNG).with("day/still.dng", DNG);
        assertEquals(List.of("A001C001 cinemadng 5", "A001C002 cinemadng 3", "A001C003.0000000 cinemadng 1", "still cinemadng 1"), grouped(card));
    }

    @Test
    void aLongSerialNumberIsNoFrameNumber() throws IOException {
        TestCard card = new TestCard().with("a1234567890123456789.dpx", DPX).with("a1234567890123456790.dpx", DPX);
        assertEquals(2, plugin.group(card).size());
    }

    @Test
    void soundInTheFolderOfItsFramesGoesWithThem() throws IOException {
        TestCard card = frames(new TestCard(), "A001_C001/A001_C001_", 6, 0, 2, ".dng", DNG);
        card.with("A001_C001/A001_C001.wav", WAVE).with("A001_C001/other.wav", WAVE).with("A001_C001.wav", WAVE);
        Clip clip = plugin.group(card).get(0);
        assertEquals(List.of("A001_C001/A001_C001.wav"), clip.files(Role.AUDIO).stream().map(ClipFile::path).toList());
        assertEquals(3, clip.files(Role.FRAME).size());
    }

    @Test
    void soundStaysWithOthersWhereItMayBelongToAnybody() throws IOException {
        TestCard two = frames(new TestCard(), "day/C001_", 6, 0, 2, ".dng", DNG);
        frames(two, "day/C002_", 6, 0, 2, ".dng", DNG).with("day/C001.wav", WAVE);
        TestCard dpx = frames(new TestCard(), "C001/C001_", 6, 0, 2, ".dpx", DPX).with("C001/C001.wav", WAVE);
        TestCard claimOnly = frames(new TestCard(), "C001/C001_", 6, 0, 2, ".dng", DNG).with("C001/C001.wav", DPX);
        for (TestCard card : List.of(two, dpx, claimOnly)) {
            assertTrue(plugin.group(card).stream().allMatch(c -> c.files(Role.AUDIO).isEmpty()));
        }
    }
}
