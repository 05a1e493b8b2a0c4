package org.checkgate.readers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.checkgate.spi.SeekableView;
import org.junit.jupiter.api.Test;

class ByteWindowTest {
    private final byte[] file = new byte[20_000];

    @Test
    void numbersComeInEitherByteOrder() throws IOException {
        ByteBuffer.wrap(file).put(0, (byte) 200).putLong(8, 0x8182_8384_8586_8788L).putFloat(16, 23.5f).putDouble(24, -0.25);
        ByteWindow big = ByteWindow.of(file, ByteOrder.BIG_ENDIAN);
        assertEquals(200, big.u8(0));
        assertEquals(0x8182, big.u16(8));
        assertEquals(0x8182_8384L, big.u32(8));
        assertEquals(0x8182_8384, big.s32(8));
        assertEquals(0x8182_8384_8586_8788L, big.s64(8));
        assertEquals(23.5f, big.f32(16));
        assertEquals(-0.25, big.f64(24));
        assertEquals(0x8887_8685_8483_8281L, big.in(ByteOrder.LITTLE_ENDIAN).s64(8));
        assertEquals(0x8281, big.in(ByteOrder.LITTLE_ENDIAN).u16(8));
    }

    @Test
    void aTextEndsAtTheFirstNulAndIsReadAsWhatItIs() throws IOException {
        System.arraycopy(" Rôle \0rest".getBytes(StandardCharsets.UTF_8), 0, file, 100, 12);
        System.arraycopy("Rôle".getBytes(StandardCharsets.ISO_8859_1), 0, file, 200, 4);
        ByteWindow window = ByteWindow.of(file, ByteOrder.BIG_ENDIAN);
        assertEquals("Rôle", window.text(100, 12));
        assertEquals("Rôle", window.text(200, 4));
        assertEquals(ByteWindow.LONGEST, ByteWindow.of(new byte[70_000], ByteOrder.BIG_ENDIAN).bytes(0, Long.MAX_VALUE).length);
    }

    @Test
    void nothingIsReadBeyondTheEndHoweverItIsAskedFor() throws IOException {
        ByteWindow window = ByteWindow.of(file, ByteOrder.BIG_ENDIAN);
        assertEquals(0, window.u32(19_996));
        for (long position : new long[] {-1, Long.MIN_VALUE, 19_997, 20_000, Long.MAX_VALUE}) {
            assertThrows(EOFException.class, () -> window.u32(position));
            assertThrows(EOFException.class, () -> window.bytes(position, 4));
            assertThrows(EOFException.class, () -> window.text(position, 5_000));
        }
        assertThrows(EOFException.class, () -> window.bytes(0, -1));
        assertTrue(window.has(20_000, 0));
        assertFalse(window.has(Long.MAX_VALUE, Long.MAX_VALUE));
        assertFalse(window.has(0, Long.MAX_VALUE));
    }

    @Test
    void neighboursAreReadInOneRequest() throws IOException {
        List<Long> requests = new ArrayList<>();
        SeekableView view = new SeekableView() {
            @Override
            public long size() {
                return file.length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
                requests.add(position);
                System.arraycopy(file, (int) position, into, offset, length);
                return length;
            }

            @Override
            public void close() {
            }
        };
        ByteWindow window = ByteWindow.of(view, ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < 4096; i++) {
            window.u8(i);
        }
        window.fourcc(16_000);
        assertArrayEquals(new byte[5_000], window.bytes(16_000, 3_999).length == 3_999 ? window.bytes(0, 5_000) : null);
        assertEquals(List.of(0L, 16_000L, 0L), requests);
    }
}
