package org.checkgate.camera.bwf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.checkgate.spi.SeekableView;

/** Little-endian numbers and texts by position, through a small window: on a remote store each read is a request. */
final class LittleEndian {
    private static final int WINDOW = 1024;

    private final Bytes bytes;
    private final long size;
    private byte[] window = new byte[0];
    private long windowStart;

    private interface Bytes {
        byte[] read(long position, int length) throws IOException;
    }

    private LittleEndian(Bytes bytes, long size) {
        this.bytes = bytes;
        this.size = size;
    }

    static LittleEndian of(SeekableView view) {
        return new LittleEndian(view::read, view.size());
    }

    /** A file's first bytes, read as if they were the file. */
    static LittleEndian of(byte[] head) {
        return new LittleEndian((position, length) -> Arrays.copyOfRange(head, (int) position, (int) position + length), head.length);
    }

    long size() {
        return size;
    }

    int u16(long position) throws IOException {
        byte[] b = read(position, 2);
        return b[0] & 0xff | (b[1] & 0xff) << 8;
    }

    long u32(long position) throws IOException {
        return number(read(position, 4));
    }

    long u64(long position) throws IOException {
        return number(read(position, 8));
    }

    String fourcc(long position) throws IOException {
        return new String(read(position, 4), StandardCharsets.ISO_8859_1);
    }

    /** Up to the first NUL; UTF-8 where the bytes are, else Latin-1, as the standard's ASCII is widely ignored. */
    String text(long position, int length) throws IOException {
        byte[] bytes = read(position, length);
        int end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString().strip();
        } catch (CharacterCodingException e) {
            return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
        }
    }

    private byte[] read(long position, int length) throws IOException {
        if (position < 0 || position > size - length) {
            throw new EOFException("The file ends before byte " + position + " + " + length + ".");
        }
        if (length > WINDOW) {
            return bytes.read(position, length);
        }
        if (position < windowStart || position + length > windowStart + window.length) {
            window = bytes.read(position, (int) Math.min(WINDOW, size - position));
            windowStart = position;
        }
        int from = (int) (position - windowStart);
        return Arrays.copyOfRange(window, from, from + length);
    }

    private static long number(byte[] b) {
        long value = 0;
        for (int i = b.length - 1; i >= 0; i--) {
            value = value << 8 | b[i] & 0xff;
        }
        return value;
    }
}
