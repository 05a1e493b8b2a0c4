package org.checkgate.transfer.internal.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;

/**
 * CRC-64/NVME, the full-object checksum that S3 servers keep for multipart objects (NVM Express command set
 * specification, 64b CRC; check value of "123456789": ae8b14860a799888). Eight bytes a step by the slicing method.
 * Not thread-safe.
 */
public final class Crc64Nvme {
    private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
    private static final long[][] TABLES = tables();

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Bytes of each of two lanes that are summed side by side: a step waits for the one before it, the other lane's does not. */
    private static final int LANE = 8192;
    /** What a lane of zeros makes of a sum, in the same eight tables. */
    private static final long[][] PAST_LANE = pastLane();

    private long state = -1L;

    public void update(byte[] bytes, int offset, int length) {
        long crc = state;
        int at = offset;
        int end = offset + length;
        for (; at + 2 * LANE <= end; at += 2 * LANE) {
            crc = twoLanes(crc, bytes, at);
        }
        for (; at + 8 <= end; at += 8) {
            crc = step(TABLES, crc ^ (long) WORD.get(bytes, at));
        }
        for (; at < end; at++) {
            crc = TABLES[0][(int) ((crc ^ bytes[at]) & 0xff)] ^ crc >>> 8;
        }
        state = crc;
    }

    private static long twoLanes(long before, byte[] bytes, int from) {
        long first = before;
        long second = 0;
        for (int at = from; at < from + LANE; at += 8) {
            first = step(TABLES, first ^ (long) WORD.get(bytes, at));
            second = step(TABLES, second ^ (long) WORD.get(bytes, at + LANE));
        }
        return step(PAST_LANE, first) ^ second;
    }

    private static long step(long[][] t, long crc) {
        return t[7][(int) (crc & 0xff)] ^ t[6][(int) (crc >>> 8 & 0xff)] ^ t[5][(int) (crc >>> 16 & 0xff)] ^ t[4][(int) (crc >>> 24 & 0xff)]
                ^ t[3][(int) (crc >>> 32 & 0xff)] ^ t[2][(int) (crc >>> 40 & 0xff)] ^ t[1][(int) (crc >>> 48 & 0xff)] ^ t[0][(int) (crc >>> 56)];
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
        return HexFormat.of().toHexDigits(crc);
    }

    /** S3's form: base64 of the eight bytes, most significant first. */
    public static String base64(long crc) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (crc >>> 56 - 8 * i);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Reads S3's form; empty when it is something else. */
    public static OptionalLong fromBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == 8 ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong()) : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
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

    private static long[][] pastLane() {
        long[][] tables = new long[8][256];
        for (int table = 0; table < 8; table++) {
            for (int i = 0; i < 256; i++) {
                long crc = (long) i << 8 * (7 - table);
                for (int at = 0; at < LANE; at += 8) {
                    crc = step(TABLES, crc);
                }
                tables[table][i] = crc;
            }
        }
        return tables;
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
