package org.checkgate.readers.quicktime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a film's boxes; what it writes follows the QuickTime File Format, so that the reader is held to that. */
public final class FilmBytes {
    public static final int TMCD_AT = 28 + 8;
    private final List<byte[]> tracks = new ArrayList<>();
    private final List<byte[]> extras = new ArrayList<>();
    private int frameNumber;

    public static byte[] box(String type, Object... parts) {
        byte[] content = bytes(parts);
        return bytes(content.length + 8, type, content);
    }

    /** Integers are four bytes, shorts two, bytes one, longs eight, texts Latin-1. */
    public static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] raw) {
                out.writeBytes(raw);
            } else if (part instanceof String text) {
                out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            } else if (part instanceof Integer number) {
                out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            } else if (part instanceof Long number) {
                out.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
            } else if (part instanceof Short number) {
                out.writeBytes(ByteBuffer.allocate(2).putShort(number).array());
            } else {
                out.write((Byte) part);
            }
        }
        return out.toByteArray();
    }

    public FilmBytes picture(String fourcc, int width, int height, int timescale, int duration, int frames, byte[]... more) {
        byte[] entry = box(fourcc, new byte[6], (short) 1, new byte[16], (short) width, (short) height, new byte[50], bytes((Object[]) more));
        return track("vide", timescale, box("stts", 0, 1, frames, duration), entry, 64);
    }

    public FilmBytes sound(String fourcc, int channels, int bits, int rate) {
        byte[] entry = box(fourcc, new byte[6], (short) 1, new byte[8], (short) channels, (short) bits, 0, (short) rate, (short) 0);
        return track("soun", rate, box("stts", 0, 1, 96_000, 1), entry, 64);
    }

    public FilmBytes timecode(int frame, int flags, int timescale, int duration, int nf, String reel) {
        frameNumber = frame;
        byte[] name = reel.isEmpty() ? new byte[0] : box("name", (short) reel.length(), (short) 0, reel);
        byte[] entry = box("tmcd", new byte[6], (short) 1, 0, flags, timescale, duration, (byte) nf, (byte) 0, name);
        return track("tmcd", timescale, box("stts", 0, 1, 1, duration), entry, TMCD_AT);
    }

    public FilmBytes track(String handler, int timescale, byte[] stts, byte[] entry, int chunk) {
        tracks.add(box("trak", box("tkhd", new byte[84]), box("mdia", box("mdhd", 0, 0, 0, timescale, 1000, 0),
            box("hdlr", 0, "mhlr", handler, new byte[12], (byte) 0),
            box("minf", box("stbl", box("stsd", 0, 1, entry), stts, box("stco", 0, 1, chunk))))));
        return this;
    }

    /** Pairs of key and text value. */
    public FilmBytes keys(String... pairs) {
        extras.add(meta(pairs));
        return this;
    }

    /** A meta box with pairs of key and text value. */
    public static byte[] meta(String... pairs) {
        List<Object> names = new ArrayList<>(List.of(0, pairs.length / 2));
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.add(box("mdta", pairs[i]));
            values.add(bytes(pairs[i + 1].length() + 24, i / 2 + 1, box("data", 1, 0, pairs[i + 1])));
        }
        return box("meta", box("hdlr", 0, 0, "mdta", new byte[13]), box("keys", names.toArray()), box("ilst", values.toArray()));
    }

    public FilmBytes extra(byte[] box) {
        extras.add(box);
        return this;
    }

    public byte[] moov() {
        return box("moov", box("mvhd", 0, 0, 0, 600, 1000, new byte[80]), bytes(tracks.toArray()), bytes(extras.toArray()));
    }

    public static byte[] ftyp() {
        return box("ftyp", "qt  ", 0x20050300, "qt  ", "\0\0\0\0", 0);
    }

    /** ftyp, mdat with the timecode's sample first, moov. */
    public byte[] film() {
        return bytes(ftyp(), box("mdat", frameNumber, new byte[200]), moov());
    }

    public int frameNumber() {
        return frameNumber;
    }
}
