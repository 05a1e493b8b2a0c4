package ${package};

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.checkgate.spi.Rate;
import org.checkgate.spi.SeekableView;
import org.checkgate.spi.Timecode;

/**
 * The first 64 bytes of an Acme film, big endian. Say here where your format's facts come from: a standard, a document of the
 * maker, bytes that you looked at.
 *
 * <pre>
 *  0 "ACME"    4 u32 rate's numerator    8 u32 its denominator    12 u32 first frame since midnight    16 u32 frames
 * 20 u16 width   22 u16 height   24 reel, 16 bytes up to a NUL    40 model, 24 bytes up to a NUL
 * </pre>
 *
 * @param rate   absent where a number of it is 0
 * @param start  absent where there is no such timecode
 * @param frames as the file states them; 0 means not recorded, and the builder drops it
 */
record AcmeHeader(Optional<Rate> rate, Optional<Timecode> start, long frames, int width, int height, String reel, String model) {
    static final String LETTERS = "ACME";
    private static final int LENGTH = 64;

    static boolean isOne(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(LETTERS);
    }

    /** @throws IOException with a sentence for a person, when the file is cut off or none of the family */
    static AcmeHeader read(SeekableView view) throws IOException {
        if (view.size() < LENGTH) {
            throw new IOException("The file has " + view.size() + " bytes, and an Acme film starts with " + LENGTH + ".");
        }
        // In one piece: on a remote store every read is a request.
        byte[] bytes = view.read(0, LENGTH);
        if (!isOne(bytes)) {
            throw new IOException("The file does not start as an Acme film does.");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes);
        long first = header.getInt(12) & 0xffff_ffffL;
        Optional<Rate> rate = rate(header.getInt(4) & 0xffff_ffffL, header.getInt(8) & 0xffff_ffffL);
        return new AcmeHeader(rate, rate.flatMap(r -> timecode(first, r)), header.getInt(16) & 0xffff_ffffL, header.getShort(20) & 0xffff,
            header.getShort(22) & 0xffff, text(bytes, 24, 16), text(bytes, 40, 24));
    }

    private static Optional<Rate> rate(long num, long den) {
        return num > 0 && den > 0 ? Optional.of(new Rate(num, den)) : Optional.empty();
    }

    /** The numbers in a file are anybody's: the records refuse what cannot be, so it is asked before. */
    private static Optional<Timecode> timecode(long frame, Rate rate) {
        boolean possible = Timecode.possible(rate, false) && frame < rate.nominal() * 86_400;
        return possible ? Optional.of(new Timecode(frame, rate, false)) : Optional.empty();
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.US_ASCII).strip();
    }
}
