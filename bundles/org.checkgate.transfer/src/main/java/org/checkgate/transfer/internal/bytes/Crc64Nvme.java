package org.checkgate.transfer.internal.bytes;

import java.util.Base64;

/**
 * CRC-64/NVME, the full-object checksum that S3 servers keep for multipart objects (NVM Express command set
 * specification, 64b CRC; check value of "123456789": ae8b14860a799888). Eight bytes a step by the slicing method.
 * Not thread-safe.
 */
public final class Crc64Nvme {
    private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
    private static final long[][] TABLES = tables();

    private long state = -1L;

    public void update(byte[] bytes, int offset, int length) {
        long crc = state;
        int at = offset;
        int end = offset + length;
        long[][] t = TABLES;
        for (; at + 8 <= end; at += 8) {
            crc ^= (bytes[at] & 0xffL) | (bytes[at + 1] & 0xffL) << 8 | (bytes[at + 2] & 0xffL) << 16 | (bytes[at + 3] & 0xffL) << 24
                    | (bytes[at + 4] & 0xffL) << 32 | (bytes[at + 5] & 0xffL) << 40 | (bytes[at + 6] & 0xffL) << 48 | (bytes[at + 7] & 0xffL) << 56;
            crc = t[7][(int) (crc & 0xff)] ^ t[6][(int) (crc >>> 8 & 0xff)] ^ t[5][(int) (crc >>> 16 & 0xff)] ^ t[4][(int) (crc >>> 24 & 0xff)]
                    ^ t[3][(int) (crc >>> 32 & 0xff)] ^ t[2][(int) (crc >>> 40 & 0xff)] ^ t[1][(int) (crc >>> 48 & 0xff)] ^ t[0][(int) (crc >>> 56)];
        }
        for (; at < end; at++) {
            crc = t[0][(int) ((crc ^ bytes[at]) & 0xff)] ^ crc >>> 8;
        }
        state = crc;
    }

    public long value() {
        return ~state;
    }

    public static long of(byte[] bytes, int offset, int length) {
        Crc64Nvme crc = new Crc64Nvme();
        crc.update(bytes, offset, length);
        return crc.value();
    }

    /**
     * The checksum of two pieces in a row from theirs, so that a file's parts and the whole cost one pass.
     * Appending n zero bytes is a linear map over the field of two elements; squaring its matrix doubles n.
     */
    public static long combine(long first, long second, long secondLength) {
        long[] power = new long[64];
        power[0] = POLYNOMIAL;
        for (int bit = 1; bit < 64; bit++) {
            power[bit] = 1L << bit - 1;
        }
        for (int i = 0; i < 3; i++) {
            power = square(power);
        }
        long crc = first;
        for (long rest = secondLength; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                crc = times(power, crc);
            }
            power = square(power);
        }
        return crc ^ second;
    }

    /** The ledger's form: 16 hex digits. */
    public static String hex(long crc) {
        return String.format("%016x", crc);
    }

    /** S3's form: base64 of the eight bytes, most significant first. */
    public static String base64(long crc) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (crc >>> 56 - 8 * i);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static long fromHex(String hex) {
        return Long.parseUnsignedLong(hex, 16);
    }

    private static long times(long[] matrix, long vector) {
        long sum = 0;
        for (int bit = 0; vector != 0; vector >>>= 1, bit++) {
            if ((vector & 1) != 0) {
                sum ^= matrix[bit];
            }
        }
        return sum;
    }

    private static long[] square(long[] matrix) {
        long[] square = new long[64];
        for (int bit = 0; bit < 64; bit++) {
            square[bit] = times(matrix, matrix[bit]);
        }
        return square;
    }

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
            }
            tables[0][i] = crc;
        }
        for (int table = 1; table < 8; table++) {
            for (int i = 0; i < 256; i++) {
                long before = tables[table - 1][i];
                tables[table][i] = tables[0][(int) (before & 0xff)] ^ before >>> 8;
            }
        }
        return tables;
    }
}
