package org.checkgate.readers.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes TIFF and DNG files for tests: a directory with what it points to, values behind it. */
public final class TiffBytes {
    private final ByteOrder order;
    private final Map<Integer, Value> values = new TreeMap<>();
    private final Map<Integer, List<TiffBytes>> directories = new TreeMap<>();
    private TiffBytes next;
    private boolean big;

    private record Value(int type, int count, byte[] bytes) {
    }

    public TiffBytes(ByteOrder order) {
        this.order = order;
    }

    /** A CinemaDNG frame with one directory, as {@code hh:mm:ss:ff} in BCD, lowest byte first in the file. */
    public static TiffBytes cinemaDng(ByteOrder order, int width, int height, int bcd) {
        return new TiffBytes(order).numbers(Tag.NEW_SUBFILE_TYPE, 4, 0).numbers(Tag.WIDTH, 4, width).numbers(Tag.HEIGHT, 4, height)
            .numbers(Tag.BITS_PER_SAMPLE, 3, 12).numbers(Tag.COMPRESSION, 3, 1).numbers(Tag.PHOTOMETRIC, 3, 32803).text(Tag.MAKE, "Synthetic")
            .text(Tag.MODEL, "CinemaCam 1").numbers(Tag.DNG_VERSION, 1, 1, 4, 0, 0)
            .bytes(Tag.TIME_CODES, 1, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(bcd).array())
            .ratios(Tag.FRAME_RATE, 10, 24000, 1001).text(Tag.REEL_NAME, "A001R1ZA").text(Tag.CAMERA_LABEL, "A");
    }

    /** Whole numbers of type 1 (a byte each), 3 (two), 4 (four) or 16 (eight, in a BigTIFF). */
    public TiffBytes numbers(int tag, int type, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * 8).order(order);
        for (int number : numbers) {
            switch (type) {
                case 1 -> bytes.put((byte) number);
                case 3 -> bytes.putShort((short) number);
                case 16 -> bytes.putLong(number);
                default -> bytes.putInt(number);
            }
        }
        byte[] used = new byte[bytes.position()];
        bytes.flip().get(used);
        values.put(tag, new Value(type, numbers.length, used));
        return this;
    }

    /** Ratios of type 5, or 10 with a sign. */
    public TiffBytes ratios(int tag, int type, int... numbers) {
        numbers(tag, 4, numbers);
        values.put(tag, new Value(type, numbers.length / 2, values.get(tag).bytes()));
        return this;
    }

    public TiffBytes text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        return bytes(tag, 2, bytes);
    }

    public TiffBytes bytes(int tag, int type, byte[] bytes) {
        values.put(tag, new Value(type, bytes.length, bytes));
        return this;
    }

    /** Points to further directories. */
    public TiffBytes directory(int tag, TiffBytes... others) {
        directories.put(tag, List.of(others));
        return this;
    }

    /** The next of the chain. */
    public TiffBytes next(TiffBytes directory) {
        next = directory;
        return this;
    }

    /** With places of eight bytes; so are those of the directories that it points to. */
    public TiffBytes big() {
        big = true;
        directories.values().forEach(list -> list.forEach(TiffBytes::big));
        if (next != null) {
            next.big();
        }
        return this;
    }

    private int word() {
        return big ? 8 : 4;
    }

    private ByteBuffer place(ByteBuffer to, int place) {
        return big ? to.putLong(place) : to.putInt(place);
    }

    /** The whole file. */
    public byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] mark = order == ByteOrder.LITTLE_ENDIAN ? new byte[] {'I', 'I'} : new byte[] {'M', 'M'};
        out.writeBytes(mark);
        ByteBuffer head = ByteBuffer.allocate(big ? 14 : 6).order(order).putShort((short) (big ? 43 : 42));
        if (big) {
            head.putShort((short) 8).putShort((short) 0);
        }
        out.writeBytes(place(head, big ? 16 : 8).array());
        out.writeBytes(directory(big ? 16 : 8));
        return out.toByteArray();
    }

    /** The directory, its values, and what it points to, when it lies at a place. */
    private byte[] directory(int at) {
        int entries = values.size() + directories.size();
        int count = big ? 8 : 2;
        int row = 4 + 2 * word();
        int behind = at + count + row * entries + word();
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        Map<Integer, byte[]> rows = new TreeMap<>();
        values.forEach((tag, value) -> rows.put(tag, row(tag, value, behind, tail)));
        directories.forEach((tag, list) -> {
            List<Integer> places = new ArrayList<>();
            for (TiffBytes each : list) {
                places.add(behind + tail.size());
                tail.writeBytes(each.directory(behind + tail.size()));
            }
            ByteBuffer bytes = ByteBuffer.allocate(word() * places.size()).order(order);
            places.forEach(each -> place(bytes, each));
            rows.put(tag, row(tag, new Value(big ? 18 : 4, places.size(), bytes.array()), behind, tail));
        });
        int nextAt = 0;
        if (next != null) {
            nextAt = behind + tail.size();
            tail.writeBytes(next.directory(nextAt));
        }
        ByteBuffer out = ByteBuffer.allocate(count + row * entries + word() + tail.size()).order(order);
        if (big) {
            out.putLong(entries);
        } else {
            out.putShort((short) entries);
        }
        rows.values().forEach(out::put);
        return place(out, nextAt).put(tail.toByteArray()).array();
    }

    private byte[] row(int tag, Value value, int behind, ByteArrayOutputStream tail) {
        ByteBuffer row = place(ByteBuffer.allocate(4 + 2 * word()).order(order).putShort((short) tag).putShort((short) value.type()), value.count());
        if (value.bytes().length <= word()) {
            return row.put(value.bytes()).array();
        }
        place(row, behind + tail.size());
        tail.writeBytes(value.bytes());
        return row.array();
    }
}
