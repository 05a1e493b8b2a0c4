package org.checkgate.camera.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.checkgate.readers.dpx.DpxBytes;
import org.checkgate.spi.Card;
import org.checkgate.spi.CardFile;
import org.checkgate.spi.Clip;
import org.checkgate.spi.Field;
import org.checkgate.spi.Inspection;
import org.checkgate.spi.Media;
import org.checkgate.spi.Rate;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Timecode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole day in one folder. What counts is how much is read, not how long it takes on this machine; a quadratic way would not end. */
@Timeout(120)
class LargeSequenceTest {
    private static final int FRAMES = 200_000;
    private static final long FRAME_BYTES = 50_000_000;

    /** Frames that exist when somebody opens them; each has a header of 2 KiB and a picture of zeros. */
    private static final class LongCard implements Card, Media {
        private final List<CardFile> files;
        private long headBytes;
        private long bytes;
        private int opened;

        LongCard(List<CardFile> files) {
            this.files = files;
        }

        private static byte[] header(String path) {
            int frame = (int) FrameName.of(path).number(path);
            int seconds = frame / 24;
            String digits = String.format(Locale.ROOT, "%02d%02d%02d%02d", seconds / 3600, seconds / 60 % 60, seconds % 60, frame % 24);
            return new DpxBytes(ByteOrder.BIG_ENDIAN, 4096, 3112).number(16, (int) FRAME_BYTES).time(Integer.parseUnsignedInt(digits, 16), 24f).file();
        }

        @Override
        public String name() {
            return "A001";
        }

        @Override
        public List<CardFile> files() {
            return files;
        }

        @Override
        public byte[] head(String path, int max) {
            byte[] head = Arrays.copyOf(header(path), max);
            headBytes += head.length;
            return head;
        }

        @Override
        public long remainingBytes() {
            return (2 << 20) - bytes;
        }

        @Override
        public SeekableView open(String path) {
            byte[] header = header(path);
            opened++;
            return new SeekableView() {
                @Override
                public long size() {
                    return FRAME_BYTES;
                }

                @Override
                public int read(long position, byte[] into, int offset, int length) throws IOException {
                    for (int i = 0; i < length; i++) {
                        into[offset + i] = position + i < header.length ? header[(int) position + i] : 0;
                    }
                    bytes += length;
                    return length;
                }

                @Override
                public void close() {
                }
            };
        }
    }

    private static CardFile frame(String stem, int number) {
        return new CardFile(stem + "." + String.valueOf(10_000_000 + number).substring(1) + ".dpx", FRAME_BYTES);
    }

    private static List<CardFile> frames(String folder) {
        List<CardFile> files = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            if (i != 77_777 && (i < 150_000 || i >= 150_010)) {
                files.add(frame(folder + "shot", i));
            }
        }
        return files;
    }

    @Test
    void twoHundredThousandFramesCostAFewHeaders() throws IOException {
        LongCard card = new LongCard(frames("A001/"));
        SequencePlugin plugin = new SequencePlugin();
        assertEquals(35, plugin.recognise(card));
        List<Clip> clips = plugin.group(card);
        assertEquals(1, clips.size());
        assertEquals(FRAMES - 11, clips.get(0).files().size());
        assertEquals(2 * 4096, card.headBytes, "one head to recognise the card, one to group it");
        Inspection shot = plugin.inspect(clips.get(0), card);
        assertEquals(List.of("SEQUENCE_GAP"), shot.findings().stream().map(f -> f.code()).toList());
        assertEquals("From 0 to 199999 there are 199989 frames; 11 numbers are missing: 77777, 150000 to 150009.", shot.findings().get(0).sentence());
        assertEquals(new Timecode(FRAMES, new Rate(24, 1), false), shot.metadata().get(Field.END_TIMECODE).value());
        assertEquals(16, card.opened);
        assertTrue(card.bytes <= 16 * 4096, "read " + card.bytes);
    }

    @Test
    void everySecondFrameMissingIsASentenceThatEnds() throws IOException {
        List<CardFile> files = new ArrayList<>();
        for (int i = 1; i < FRAMES; i += 2) {
            files.add(frame("A001/shot", i));
        }
        files.add(frame("A001/shot", FRAMES));
        LongCard card = new LongCard(files);
        SequencePlugin plugin = new SequencePlugin();
        Inspection shot = plugin.inspect(plugin.group(card).get(0), card);
        String sentence = shot.findings().get(0).sentence();
        assertTrue(sentence.contains("2, 4, 6") && sentence.contains("more places") && sentence.length() < 400, sentence);
    }

    @Test
    void sequencesThatTakeTurnsInAFolderAreGroupedAsWell() throws IOException {
        List<CardFile> files = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            for (String eye : List.of("left", "right")) {
                files.add(frame(i % 100 + "/x." + eye, i));
            }
        }
        files.sort(Comparator.comparing(CardFile::path));
        List<Clip> clips = new SequencePlugin().group(new LongCard(files));
        assertEquals(200, clips.size());
        assertTrue(clips.stream().allMatch(c -> c.files().size() == 500));
    }
}
