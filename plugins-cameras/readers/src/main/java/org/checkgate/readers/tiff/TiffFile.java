package org.checkgate.readers.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkgate.readers.ByteWindow;

/**
 * The directories of a TIFF file, of which DNG is one kind.
 *
 * @param directories the first of the file first; at least one. Values are read from the file when they are asked for
 * @param exif        the directory with exposure and lens; empty where the file has none
 * @param complete    whether all directories that the file speaks of could be read
 * @param big         whether it is a BigTIFF, which fewer programs read
 */
public record TiffFile(List<TiffDirectory> directories, Optional<TiffDirectory> exif, boolean complete, boolean big) {
    /** A DNG of a photo camera has five. */
    private static final int MOST_DIRECTORIES = 24;
    private static final int MOST_SUB_DIRECTORIES = 8;
    private static final int CFA = 32803;
    private static final int LINEAR_RAW = 34892;

    /** Whether these first bytes are those of a TIFF or BigTIFF file, of either byte order. */
    public static boolean isOne(byte[] head) {
        return head.length >= 4
            && (head[0] == 'I' && head[1] == 'I' && (head[2] == 42 || head[2] == 43) && head[3] == 0
            || head[0] == 'M' && head[1] == 'M' && head[2] == 0 && (head[3] == 42 || head[3] == 43));
    }

    /**
     * @param window in any byte order; has to stay open for the directories to answer
     * @throws IOException when this is no TIFF file, or its first directory cannot be read
     */
    public static TiffFile read(ByteWindow window) throws IOException {
        if (!isOne(window.bytes(0, 4))) {
            throw new IOException("This is no TIFF file: it does not start with II*0 or MM0*, nor as BigTIFF does.");
        }
        ByteOrder order = window.u8(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteWindow file = window.in(order);
        TiffLayout layout = TiffLayout.of(file);
        long start = layout.number(file, layout.head());
        List<TiffDirectory> found = new ArrayList<>(List.of(TiffDirectory.read(file, order, layout, start)));
        Set<Long> seen = new HashSet<>(Set.of(start));
        Deque<Long> ahead = new ArrayDeque<>();
        follow(found.get(0), ahead);
        boolean complete = true;
        while (!ahead.isEmpty() && found.size() < MOST_DIRECTORIES) {
            long position = ahead.removeFirst();
            if (seen.add(position)) {
                try {
                    found.add(TiffDirectory.read(file, order, layout, position));
                    follow(found.get(found.size() - 1), ahead);
                } catch (EOFException beyondTheEnd) {
                    // What the first directory says is worth having without the others.
                    complete = false;
                }
            }
        }
        long exifAt = found.get(0).number(Tag.EXIF_DIRECTORY).orElse(0L);
        Optional<TiffDirectory> exif = Optional.empty();
        if (exifAt > 0 && !seen.contains(exifAt)) {
            try {
                exif = Optional.of(TiffDirectory.read(file, order, layout, exifAt));
            } catch (EOFException beyondTheEnd) {
                complete = false;
            }
        }
        return new TiffFile(List.copyOf(found), exif, complete && ahead.isEmpty(), layout.word() == 8);
    }

    private static void follow(TiffDirectory directory, Deque<Long> ahead) throws IOException {
        ahead.addAll(directory.numbers(Tag.SUB_DIRECTORIES, MOST_SUB_DIRECTORIES));
        if (directory.next() != 0) {
            ahead.add(directory.next());
        }
    }

    /** The first directory, which holds what is true for the whole file. */
    public TiffDirectory first() {
        return directories.get(0);
    }

    /** Whether it says that it is a DNG. */
    public boolean isDng() {
        return first().has(Tag.DNG_VERSION);
    }

    /**
     * The directory of the picture itself. In a DNG the first one often is a thumbnail's, and the sensor's data lies in a
     * sub-directory; in any other file it is the first one.
     */
    public TiffDirectory picture() throws IOException {
        for (TiffDirectory directory : directories) {
            long photometric = directory.number(Tag.PHOTOMETRIC).orElse(0L);
            boolean sensor = photometric == CFA || photometric == LINEAR_RAW;
            boolean full = directory.number(Tag.NEW_SUBFILE_TYPE).orElse(0L) == 0;
            if (isDng() && sensor && full) {
                return directory;
            }
        }
        return first();
    }
}
