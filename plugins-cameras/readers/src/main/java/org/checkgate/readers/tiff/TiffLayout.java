package org.checkgate.readers.tiff;

import java.io.IOException;
import org.checkgate.readers.ByteWindow;

/**
 * How wide counts and places are. TIFF 6.0 has four bytes for them, BigTIFF eight ("BigTIFF file format proposal", AWare Systems, which
 * libtiff follows); all else is the same.
 *
 * @param head  where the first directory's place stands
 * @param count bytes of a directory's number of entries
 * @param word  bytes of a place, of a count of values, and of the values that lie in an entry itself
 */
record TiffLayout(int head, int count, int word) {
    private static final TiffLayout CLASSIC = new TiffLayout(4, 2, 4);
    private static final TiffLayout BIG = new TiffLayout(8, 8, 8);

    /**
     * @param file in its own byte order
     * @throws IOException with a sentence, for a BigTIFF of another width than eight bytes
     */
    static TiffLayout of(ByteWindow file) throws IOException {
        if (file.u16(2) == 42) {
            return CLASSIC;
        } else if (file.u16(4) != 8 || file.u16(6) != 0) {
            throw new IOException("This is a BigTIFF file with places of " + file.u16(4) + " bytes; nobody knows others than 8.");
        }
        return BIG;
    }

    /** A place or a count; less than 0 when it is beyond all files. */
    long number(ByteWindow in, long at) throws IOException {
        return word == 4 ? in.u32(at) : in.s64(at);
    }

    /** Of a directory's entry: tag, type, count, and the value or its place. */
    int entry() {
        return 4 + 2 * word;
    }

    /** A directory's number of entries; less than 0 when no file has room for them. */
    long entries(ByteWindow file, long at) throws IOException {
        return count == 2 ? file.u16(at) : file.s64(at);
    }
}
