package org.checkgate.readers.exr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes OpenEXR headers for tests. */
public final class ExrBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** @param flags such as 0x1000 for several parts */
    public ExrBytes(int flags) {
        out.writeBytes(little(8).putInt(0x0131_2f76).putInt(2 | flags).array());
    }

    /** A picture of half floats, in RGB, with the windows that every part has. */
    public ExrBytes picture(int width, int height, int compression) {
        ByteBuffer channels = little(55);
        for (String name : new String[] {"B", "G", "R"}) {
            channels.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0).putInt(1).putInt(0).putInt(1).putInt(1);
        }
        return attribute("channels", "chlist", channels.array()).attribute("compression", "compression", new byte[] {(byte) compression})
            .box("dataWindow", 0, 0, width - 1, height - 1).box("displayWindow", 0, 0, width - 1, height - 1)
            .attribute("lineOrder", "lineOrder", new byte[1]).decimal("pixelAspectRatio", 1);
    }

    public ExrBytes attribute(String name, String type, byte[] value) {
        return name(name).name(type).raw(little(4).putInt(value.length).array()).raw(value);
    }

    public ExrBytes text(String name, String value) {
        return attribute(name, "string", value.getBytes(StandardCharsets.UTF_8));
    }

    public ExrBytes decimal(String name, float value) {
        return attribute(name, "float", little(4).putFloat(value).array());
    }

    public ExrBytes decimals(String name, String type, float... values) {
        ByteBuffer bytes = little(4 * values.length);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return attribute(name, type, bytes.array());
    }

    public ExrBytes rational(String name, int num, int den) {
        return attribute(name, "rational", little(8).putInt(num).putInt(den).array());
    }

    public ExrBytes timecode(int packed) {
        return attribute("timeCode", "timecode", little(8).putInt(packed).putInt(0).array());
    }

    public ExrBytes box(String name, int left, int top, int right, int bottom) {
        return attribute(name, "box2i", little(16).putInt(left).putInt(top).putInt(right).putInt(bottom).array());
    }

    /** Ends a part's attributes, or the list of parts. */
    public ExrBytes end() {
        return raw(new byte[1]);
    }

    /** As it stands, whole or not. */
    public byte[] file() {
        return out.toByteArray();
    }

    private ExrBytes name(String name) {
        return raw((name + "\0").getBytes(StandardCharsets.UTF_8));
    }

    private ExrBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
