package org.checkgate.transfer.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc64NvmeTest {
    @Test
    void givesThePublishedCheckValue() {
        assertEquals("ae8b14860a799888", Crc64Nvme.hex(Crc64Nvme.of("123456789".getBytes(), 0, 9)));
        assertEquals("0000000000000000", Crc64Nvme.hex(Crc64Nvme.of(new byte[0], 0, 0)));
        assertEquals("rosUhgp5mIg=", Crc64Nvme.base64(Crc64Nvme.fromHex("ae8b14860a799888")));
    }

    @Test
    void eightBytesAStepEqualOneBitAStep() {
        Random random = new Random(1);
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length + 3];
            random.nextBytes(bytes);
            assertEquals(bitByBit(bytes, 3, length), Crc64Nvme.of(bytes, 3, length), "length " + length);
        }
    }

    @Test
    void twoLanesSideBySideEqualOneBitAStep() {
        byte[] bytes = new byte[50_003];
        new Random(3).nextBytes(bytes);
        for (int length : new int[] {16_383, 16_384, 16_385, 16_391, 16_392, 32_767, 32_768, 49_999}) {
            assertEquals(bitByBit(bytes, 3, length), Crc64Nvme.of(bytes, 3, length), "length " + length);
        }
    }

    private static long bitByBit(byte[] bytes, int offset, int length) {
        long crc = -1;
        for (int at = offset; at < offset + length; at++) {
            crc ^= bytes[at] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x9a6c9329ac4bc9b5L;
            }
        }
        return ~crc;
    }

    @Test
    void theWholeFollowsFromItsPieces() {
        byte[] bytes = new byte[100_003];
        new Random(2).nextBytes(bytes);
        long whole = Crc64Nvme.of(bytes, 0, bytes.length);
        for (int cut : new int[] {0, 1, 7, 4096, 99_999, bytes.length}) {
            long first = Crc64Nvme.of(bytes, 0, cut);
            long second = Crc64Nvme.of(bytes, cut, bytes.length - cut);
            assertEquals(whole, Crc64Nvme.combine(first, second, bytes.length - cut), "cut at " + cut);
        }
    }
}
