package org.checkgate.readers.mxf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes MXF files as SMPTE ST 377-1 describes them, so that the reader is held to that: header partition with primer and sets, a body
 * partition with one piece of essence, footer with the sets once more and an index table, random index pack. What is left alone is a
 * clip of a camera: 25 frames a second, 1920 by 1080, no tape.
 */
public final class MxfBytes {
    public static final String PRORES_HQ = "060e2b340401010d0401020203060400";
    public static final String XDCAM_422 = "060e2b34040101030401020201040300";
    private static final int NO_TIMECODE = -1;

    private int status = 4;
    private int footerStatus = 4;
    private String pattern = "060e2b34040101010d01020101010900";
    private int num = 25;
    private int den = 1;
    private int base = 25;
    private boolean dropFrame;
    private long material = NO_TIMECODE;
    private long file = NO_TIMECODE;
    private long tape = NO_TIMECODE;
    private String tapeName = "";
    private long played;
    private long recordedAt;
    private long duration = 100;
    private long headerDuration = 100;
    private long indexed;
    private byte[] picture;
    private final List<byte[]> sounds = new ArrayList<>();
    private boolean dataFirst;
    private String company = "Maker";
    private String product = "Camera";
    private boolean randomIndex = true;
    private boolean knowsFooter = true;
    private int runIn;
    private long essenceBytes = 1000;
    private int ids;

    /** Integers are four bytes, shorts two, bytes one, longs eight; texts are UTF-16, hexadecimal digits stand in a StringBuilder. */
    public static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof byte[] raw) {
                out.writeBytes(raw);
            } else if (part instanceof String text) {
                out.writeBytes(text.getBytes(StandardCharsets.UTF_16BE));
            } else if (part instanceof StringBuilder digits) {
                out.writeBytes(HexFormat.of().parseHex(digits));
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

    /** Hexadecimal digits, for {@link #bytes}. */
    public static StringBuilder hex(String digits) {
        return new StringBuilder(digits);
    }

    public static byte[] klv(String key, Object... parts) {
        byte[] value = bytes(parts);
        return bytes(hex(key), (byte) 0x83, (byte) (value.length >> 16), (short) value.length, value);
    }

    /** An item of a set. */
    public static byte[] item(int tag, Object... parts) {
        byte[] value = bytes(parts);
        return bytes((short) tag, (short) value.length, value);
    }

    private static byte[] set(int kind, byte[] id, byte[]... items) {
        return klv("060e2b34025301010d01010101" + "01%02x00".formatted(kind), item(0x3c0a, id), bytes((Object[]) items));
    }

    private byte[] id() {
        return bytes(0x1d, 0, 0, ++ids);
    }

    private static byte[] umid(int number) {
        return bytes(hex("060a2b340101010101010f1113000000"), 0, 0, 0, number);
    }

    private static byte[] references(List<byte[]> ids) {
        return bytes(ids.size(), 16, bytes(ids.toArray()));
    }

    public MxfBytes rate(int newNum, int newDen, int newBase, boolean drop) {
        num = newNum;
        den = newDen;
        base = newBase;
        dropFrame = drop;
        return this;
    }

    /** Frames at which the packages start; less than 0 for no timecode there. */
    public MxfBytes starts(long materialPackage, long filePackage) {
        material = materialPackage;
        file = filePackage;
        return this;
    }

    /** A tape of that name, and the frame of it at which the recording starts, counted from the tape's own start. */
    public MxfBytes tape(String name, long start, long at) {
        tapeName = name;
        tape = start;
        recordedAt = at;
        return this;
    }

    /** The material package plays the file from this frame on. */
    public MxfBytes playedFrom(long frame) {
        played = frame;
        return this;
    }

    /** Lengths as the header and the footer state them, and as the index table counts them; 0 for no index table. */
    public MxfBytes durations(long inHeader, long inFooter, long inIndex) {
        headerDuration = inHeader;
        duration = inFooter;
        indexed = inIndex;
        return this;
    }

    /** The header's status, 1 (open and incomplete) to 4 (closed and complete); footer 0 for none. */
    public MxfBytes status(int header, int footer) {
        status = header;
        footerStatus = footer;
        return this;
    }

    public MxfBytes picture(String coding, int width, int height, byte[]... more) {
        picture = bytes(item(0x3203, width), item(0x3202, height), item(0x3201, hex(coding)), bytes((Object[]) more));
        return this;
    }

    public MxfBytes sound(int channels, int rate, int bits) {
        sounds.add(bytes(item(0x3d07, channels), item(0x3d03, rate, 1), item(0x3d01, bits)));
        return this;
    }

    public MxfBytes dataTrackFirst() {
        dataFirst = true;
        return this;
    }

    public MxfBytes by(String newCompany, String newProduct) {
        company = newCompany;
        product = newProduct;
        return this;
    }

    public MxfBytes pattern(String digits) {
        pattern = digits;
        return this;
    }

    /** Without a random index pack, or without the footer's place in the header. */
    public MxfBytes footerFoundBy(boolean header, boolean index) {
        knowsFooter = header;
        randomIndex = index;
        return this;
    }

    public MxfBytes runIn(int bytes) {
        runIn = bytes;
        return this;
    }

    /** So many bytes of zeros between {@link #start} and {@link #end}. */
    public MxfBytes essence(long bytes) {
        essenceBytes = bytes;
        return this;
    }

    private byte[] track(List<byte[]> sets, int number, String name, String definition, long length, int rate, int per, byte[] component) {
        byte[] track = id();
        byte[] sequence = id();
        sets.add(set(0x3b, track, item(0x4801, number), item(0x4802, name), item(0x4b01, rate, per), item(0x4b02, 0L), item(0x4803, sequence)));
        sets.add(set(0x0f, sequence, item(0x0201, hex(definition)), item(0x0202, length), item(0x1001, references(List.of(component)))));
        return track;
    }

    private byte[] timecode(List<byte[]> sets, long start, long length) {
        byte[] component = id();
        byte[] track = track(sets, 1, "TC", "060e2b34040101010103020101000000", length, num, den, component);
        sets.add(set(0x14, component, item(0x1501, start), item(0x1502, (short) base), item(0x1503, (byte) (dropFrame ? 1 : 0))));
        return track;
    }

    private byte[] clip(List<byte[]> sets, int number, String name, String definition, long length, byte[] umid, long at) {
        byte[] component = id();
        byte[] track = track(sets, number, name, definition, length, num, den, component);
        sets.add(set(0x11, component, item(0x1101, umid), item(0x1102, number), item(0x1201, at), item(0x0202, length)));
        return track;
    }

    private byte[] aPackage(List<byte[]> sets, int kind, int number, String name, long start, long length, byte[] plays, long at, byte[] descriptor) {
        List<byte[]> tracks = new ArrayList<>();
        if (dataFirst) {
            tracks.add(clip(sets, 9, "Data", "060e2b34040101010103020203000000", length, new byte[32], 0));
        }
        if (start != NO_TIMECODE) {
            tracks.add(timecode(sets, start, length));
        }
        for (int i = 0; i < sounds.size() && number < 3; i++) {
            tracks.add(clip(sets, 3 + i, "A" + (i + 1), "060e2b34040101010103020202000000", length, plays, at));
        }
        if (picture != null) {
            tracks.add(clip(sets, 2, "V1", "060e2b34040101010103020201000000", length, plays, at));
        }
        byte[] id = id();
        sets.add(set(kind, id, item(0x4401, umid(number)), name.isEmpty() ? new byte[0] : item(0x4402, name), item(0x4405, hex("07ea0b140a0b0c00")),
            item(0x4403, references(tracks)), descriptor == null ? new byte[0] : item(0x4701, descriptor)));
        return id;
    }

    private byte[] metadata(long length) {
        ids = 0;
        List<byte[]> sets = new ArrayList<>();
        boolean hasTape = !tapeName.isEmpty();
        List<byte[]> parts = new ArrayList<>();
        List<byte[]> descriptors = new ArrayList<>();
        if (picture != null) {
            parts.add(id());
            descriptors.add(set(0x28, parts.get(0), item(0x3001, num, den), item(0x3006, 2), picture));
        }
        for (byte[] sound : sounds) {
            parts.add(id());
            descriptors.add(set(0x48, parts.get(parts.size() - 1), sound));
        }
        byte[] multiple = id();
        byte[] tapeDescriptor = id();
        List<byte[]> packages = new ArrayList<>();
        packages.add(aPackage(sets, 0x36, 1, "Clip", material, length, umid(2), played, null));
        packages.add(aPackage(sets, 0x37, 2, "", file, length, hasTape ? umid(3) : new byte[32], recordedAt, multiple));
        if (hasTape) {
            packages.add(aPackage(sets, 0x37, 3, tapeName, tape, length, new byte[32], 0, tapeDescriptor));
        }
        byte[] identification = id();
        byte[] content = id();
        byte[] preface = set(0x2f, id(), item(0x3b03, content), item(0x3b06, references(List.of(identification))), item(0x3b09, hex(pattern)));
        return bytes(klv("060e2b34020501010d01020101050100", 1, 18, (short) 0x8001, hex("060e2b34010101010901010101010101")), preface,
            set(0x30, identification, item(0x3c01, company), item(0x3c02, product), item(0x3c04, "1.0"), item(0x3c06, hex("07ea0b140a0b0c00"))),
            set(0x18, content, item(0x1901, references(packages))), bytes(sets.toArray()), bytes(descriptors.toArray()),
            set(0x44, multiple, item(0x3f01, references(parts))), hasTape ? set(0x2e, tapeDescriptor) : new byte[0]);
    }

    private byte[] partition(int kind, int withStatus, long at, long previous, long footer, int headerBytes, int indexBytes) {
        return klv("060e2b34020501010d010201010" + kind + "0" + withStatus + "00", (short) 1, (short) 3, 1, at, previous, footer, (long) headerBytes,
            (long) indexBytes, indexBytes > 0 ? 129 : 0, 0L, kind == 3 ? 1 : 0, hex(pattern), 1, 16, hex("060e2b340401010a0d01030102060100"));
    }

    /** The whole file, when its essence is small. */
    public byte[] file() {
        return bytes(start(), new byte[(int) essenceBytes], end());
    }

    public long size() {
        return start().length + essenceBytes + end().length;
    }

    /** Where the footer starts. */
    public long footerAt() {
        return start().length + essenceBytes;
    }

    private byte[] header() {
        return bytes(klv("060e2b34010101020301021001000000", new byte[30]), metadata(headerDuration));
    }

    private long bodyAt() {
        return partition(2, status, 0, 0, 0, 0, 0).length + header().length;
    }

    /** All before the essence. */
    public byte[] start() {
        byte[] body = bytes(partition(3, 4, bodyAt(), 0, 0, 0, 0), hex("060e2b34010201010d01030115010500"), (byte) 0x88, essenceBytes);
        long footer = bodyAt() + body.length + essenceBytes;
        return bytes(new byte[runIn], partition(2, status, 0, 0, footerStatus > 0 && knowsFooter ? footer : 0, metadata(headerDuration).length, 0),
            header(), body);
    }

    /** All behind the essence. */
    public byte[] end() {
        if (footerStatus == 0) {
            return new byte[0];
        }
        long footer = footerAt() - runIn;
        byte[] trailer = metadata(duration);
        byte[] index = indexed == 0 ? new byte[0] : bytes(segment(0, indexed / 2), segment(indexed / 2, indexed - indexed / 2));
        byte[] random = randomIndex
            ? klv("060e2b34020501010d01020101110100", 0, 0L, 1, bodyAt(), 0, footer, 20 + 3 * 12 + 4) : new byte[0];
        return bytes(partition(4, footerStatus, footer, bodyAt(), footer, trailer.length, index.length), trailer, index, random);
    }

    private byte[] segment(long from, long units) {
        return klv("060e2b34025301010d01020101100100", item(0x3c0a, id()), item(0x3f0b, num, den), item(0x3f0c, from), item(0x3f0d, units),
            item(0x3f06, 129), item(0x3f07, 1), item(0x3f0a, 2, 11, new byte[22]));
    }
}
