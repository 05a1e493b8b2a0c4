package org.checkgate.readers;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.checkgate.spi.SeekableView;

/**
 * Numbers and texts of a file by position, in one byte order, through a small window: header fields lie close together, and on a
 * remote store each read is a request. Every method throws an {@link EOFException} where the file ends before the field does. Not
 * safe for use by several threads.
 */
public final class ByteWindow {
    /** The most bytes that {@link #bytes} and {@link #text} return: 64 KiB. */
    public static final int LONGEST = 65_536;
    private static final int WINDOW = 4096;

    private final Bytes bytes;
    private final long size;
    private final ByteOrder order;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;

    private interface Bytes {
        byte[] read(long position, int length) throws IOException;
    }

    private ByteWindow(Bytes bytes, long size, ByteOrder order) {
        this.bytes = bytes;
        this.size = size;
        this.order = order;
    }

    /** A file. The view stays the caller's to close. */
    public static ByteWindow of(SeekableView view, ByteOrder order) {
        return new ByteWindow(view::read, view.size(), order);
    }

    /** A file's first bytes, read as if they were the file. */
    public static ByteWindow of(byte[] head, ByteOrder order) {
        return new ByteWindow((position, length) -> Arrays.copyOfRange(head, (int) position, (int) position + length), head.length, order);
    }

    /** The same file in another byte order. */
    public ByteWindow in(ByteOrder other) {
        return order == other ? this : new ByteWindow(bytes, size, other);
    }

    /** The file's length in bytes. */
    public long size() {
        return size;
    }

    /** Whether so many bytes from a position on are in the file; both may be any number. */
    public boolean has(long position, long length) {
        return position >= 0 && length >= 0 && length <= size && position <= size - length;
    }

    public int u8(long position) throws IOException {
        return at(position, 1).get() & 0xff;
    }

    public int u16(long position) throws IOException {
        return at(position, 2).getShort() & 0xffff;
    }

    public long u32(long position) throws IOException {
        return s32(position) & 0xffff_ffffL;
    }

    public int s32(long position) throws IOException {
        return at(position, 4).getInt();
    }

    /** Eight bytes; who reads an unsigned one treats less than 0 as too large to be true. */
    public long s64(long position) throws IOException {
        return at(position, 8).getLong();
    }

    public float f32(long position) throws IOException {
        return at(position, 4).getFloat();
    }

    public double f64(long position) throws IOException {
        return at(position, 8).getDouble();
    }

    /** Four bytes as characters, one each. */
    public String fourcc(long position) throws IOException {
        return new String(bytes(position, 4), StandardCharsets.ISO_8859_1);
    }

    /** @param length 0 or more; beyond {@link #LONGEST} the rest is left out */
    public byte[] bytes(long position, long length) throws IOException {
        int wanted = (int) Math.min(length, LONGEST);
        if (length < 0) {
            throw new EOFException("A field ends before it starts.");
        } else if (!has(position, wanted)) {
            throw end(position, wanted);
        } else if (wanted > WINDOW) {
            return bytes.read(position, wanted);
        }
        byte[] copy = new byte[wanted];
        at(position, wanted).get(copy);
        return copy;
    }

    /**
     * Up to the first NUL and without white space around; UTF-8 where the bytes are, else Latin-1, as many a standard's ASCII is
     * widely ignored.
     *
     * @param length 0 or more; beyond {@link #LONGEST} the rest is left out
     */
    public String text(long position, long length) throws IOException {
        return text(bytes(position, length));
    }

    /** A field of a file as {@link #text(long, long)} reads it. */
    public static String text(byte[] field) {
        int end = 0;
        while (end < field.length && field[end] != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(field, 0, end)).toString().strip();
        } catch (CharacterCodingException e) {
            return new String(field, 0, end, StandardCharsets.ISO_8859_1).strip();
        }
    }

    /** The window, at the position, with so many bytes behind it. */
    private ByteBuffer at(long position, int length) throws IOException {
        if (!has(position, length)) {
            throw end(position, length);
        }
        if (position < windowStart || position + length > windowStart + window.capacity()) {
            window = ByteBuffer.wrap(bytes.read(position, (int) Math.min(WINDOW, size - position))).order(order);
            windowStart = position;
        }
        return window.position((int) (position - windowStart));
    }

    private static EOFException end(long position, int length) {
        return new EOFException("The file ends before byte " + position + " + " + length + ".");
    }
}
