package org.checkgate.readers.quicktime;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.checkgate.readers.ByteWindow;

/**
 * What an H.264 film says of its samples: the first fields of the first sequence parameter set (ITU-T H.264, 7.3.2.1.1) in an avcC box
 * (ISO/IEC 14496-15, 5.3.3.1). The profile alone does not tell, as High 4:2:2 holds 8 or 10 bits.
 *
 * @param chroma chroma_format_idc, 0 to 3
 * @param depth  bits of luma, 8 to 15
 */
record AvcSequence(int chroma, int depth) {
    /** Only in these profiles are the two stated; the others have 4:2:0 in 8 bits. */
    private static final Set<Integer> HIGH = Set.of(44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244);
    private static final int SEQUENCE_PARAMETER_SET = 7;
    /** Identifier, chroma, one flag and depth; each number may take some bytes. */
    private static final int FIRST_BYTES = 24;

    /** Absent where the box holds no such set (avc3 films keep theirs among the pictures), or one that makes no sense. */
    static Optional<AvcSequence> read(ByteWindow source, Box avcC) throws IOException {
        long start = avcC.start() + 8;
        if (avcC.length() < 12 || (source.u8(avcC.start() + 5) & 0x1f) == 0) {
            return Optional.empty();
        }
        long length = Math.min(Math.min(source.u16(avcC.start() + 6), avcC.end() - start), FIRST_BYTES);
        if (length < 5 || (source.u8(start) & 0x1f) != SEQUENCE_PARAMETER_SET || !HIGH.contains(source.u8(start + 1))) {
            return Optional.empty();
        }
        Bits bits = new Bits(source.bytes(start + 4, length - 4));
        bits.number();
        int chroma = bits.number();
        if (chroma == 3) {
            bits.bit();
        }
        int depth = 8 + bits.number();
        return !bits.over && chroma <= 3 && depth <= 15 ? Optional.of(new AvcSequence(chroma, depth)) : Optional.empty();
    }

    /** Exponential Golomb codes: ITU-T H.264, 9.1. */
    private static final class Bits {
        private final byte[] bytes;
        private int at;
        private boolean over;

        Bits(byte[] bytes) {
            this.bytes = bytes;
        }

        int bit() {
            over |= at >= bytes.length * 8;
            int bit = over ? 1 : bytes[at / 8] >> 7 - at % 8 & 1;
            at++;
            return bit;
        }

        int number() {
            int zeros = 0;
            while (bit() == 0 && zeros < 16) {
                zeros++;
            }
            int value = 1;
            for (int i = 0; i < zeros; i++) {
                value = value << 1 | bit();
            }
            return value - 1;
        }
    }
}
