package org.checkgate.camera.quicktime;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.checkgate.spi.SeekableView;

/** Big-endian numbers by position, through a small window: boxes lie close together, and a read may be a request. */
final class ByteSource {
    private static final int WINDOW = 4096;

    private final SeekableView view;
    private byte[] window = new byte[0];
    private long windowStart;

    ByteSource(SeekableView view) {
        this.view = view;
    }

    long size() {
        return view.size();
    }

    int u8(long position) throws IOException {
        return window[at(position, 1)] & 0xff;
    }

    int u16(long position) throws IOException {
        int i = at(position, 2);
        return (window[i] & 0xff) << 8 | window[i + 1] & 0xff;
    }

    long u32(long position) throws IOException {
        return s32(position) & 0xffff_ffffL;
    }

    int s32(long position) throws IOException {
        int i = at(position, 4);
        return (window[i] & 0xff) << 24 | (window[i + 1] & 0xff) << 16 | (window[i + 2] & 0xff) << 8 | window[i + 3] & 0xff;
    }

    long s64(long position) throws IOException {
        return (long) s32(position) << 32 | u32(position + 4);
    }

    /** Four bytes as characters, one each. */
    String fourcc(long position) throws IOException {
        int i = at(position, 4);
        return new String(window, i, 4, StandardCharsets.ISO_8859_1);
    }

    /** @param length at most 64 KiB; a longer text is cut there */
    byte[] bytes(long position, long length) throws IOException {
        if (length < 0) {
            throw new EOFException("A field ends before it starts.");
        }
        return view.read(position, (int) Math.min(length, 65_536));
    }

    private int at(long position, int length) throws IOException {
        if (position < 0 || position > size() - length) {
            throw new EOFException("The file ends before byte " + position + ".");
        }
        if (position < windowStart || position + length > windowStart + window.length) {
            window = view.read(position, (int) Math.min(WINDOW, size() - position));
            windowStart = position;
        }
        return (int) (position - windowStart);
    }
}
