package org.checkgate.readers.dpx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes DPX headers for tests: every field undefined but those that are set. */
public final class DpxBytes {
    private final ByteBuffer header = ByteBuffer.allocate(DpxHeader.LENGTH);

    /** A 10-bit RGB picture without anything else. */
    public DpxBytes(ByteOrder order, int width, int height) {
        header.order(order);
        Arrays.fill(header.array(), (byte) 0xff);
        number(0, 0x5344_5058).number(4, DpxHeader.LENGTH).text(8, "V2.0").number(16, DpxHeader.LENGTH);
        number(772, width).number(776, height).code(800, 50).code(803, 10);
        header.putShort(770, (short) 1).putShort(804, (short) 1).putShort(806, (short) 0);
    }

    public DpxBytes number(int offset, int value) {
        header.putInt(offset, value);
        return this;
    }

    public DpxBytes decimal(int offset, float value) {
        header.putFloat(offset, value);
        return this;
    }

    public DpxBytes code(int offset, int value) {
        header.put(offset, (byte) value);
        return this;
    }

    public DpxBytes text(int offset, String value) {
        byte[] bytes = (value + "\0").getBytes(StandardCharsets.ISO_8859_1);
        header.put(offset, bytes);
        return this;
    }

    /** Television timecode and rate. */
    public DpxBytes time(int bcd, float rate) {
        return number(1920, bcd).decimal(1940, rate);
    }

    /** The file: header only. */
    public byte[] file() {
        return header.array().clone();
    }
}
