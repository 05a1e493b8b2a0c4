package org.checkgate.readers.mxf;

import java.io.IOException;
import java.util.HexFormat;
import org.checkgate.readers.ByteWindow;

/**
 * Sixteen octets that name something: a universal label or key (SMPTE ST 298, ST 336), or the identifier of a set.
 *
 * @param high octets 0 to 7
 * @param low  octets 8 to 15
 */
public record Label(long high, long low) {
    static final int LENGTH = 16;
    /** Octet 7 is the version of the register in which a label stands, and says nothing of its meaning (ST 298). */
    private static final long VERSION = 0xff;

    static Label read(ByteWindow file, long at) throws IOException {
        return new Label(file.s64(at), file.s64(at + 8));
    }

    /**
     * Whether it starts as a pattern does, whatever its version.
     *
     * @param pattern lower-case hexadecimal digits, two an octet; the version's are {@code 00}
     */
    boolean starts(String pattern) {
        return digits(high & ~VERSION).concat(digits(low)).startsWith(pattern);
    }

    /** One of its octets, counted from 0. */
    int octet(int index) {
        return (int) ((index < 8 ? high : low) >> (7 - index % 8) * 8) & 0xff;
    }

    /** As ffprobe and mxfdump write it: {@code 060e2b34.04010101.0d010201.01010900}. */
    public String text() {
        String all = digits(high) + digits(low);
        return all.substring(0, 8) + "." + all.substring(8, 16) + "." + all.substring(16, 24) + "." + all.substring(24);
    }

    private static String digits(long octets) {
        return HexFormat.of().toHexDigits(octets);
    }
}
