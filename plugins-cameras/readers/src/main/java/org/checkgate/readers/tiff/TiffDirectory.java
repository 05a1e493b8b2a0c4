package org.checkgate.readers.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.readers.ByteWindow;

/** A directory of a TIFF file: values by tag, read from the file when they are asked for. */
public final class TiffDirectory {
    /** A DNG of a photo camera has some sixty. */
    private static final int MOST_ENTRIES = 1024;
    private static final int MOST_TEXT = 4096;
    /**
     * Bytes of each type by its number, TIFF 6.0 page 15; 13 is a directory's place in the supplements of 1995; 16 to 18 are those of
     * BigTIFF: whole numbers of eight bytes without and with a sign, and a directory's place.
     */
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final Map<Integer, Entry> entries;
    private final long next;

    /**
     * @param in       the file, or the directory's own bytes for values so short that they lie there
     * @param position where in it the values lie
     */
    private record Entry(int type, long count, ByteWindow in, long position) {
        /** Where the value of that number lies; empty beyond the file's end. */
        Optional<Long> at(int index) {
            long at = position + (long) SIZES[type] * index;
            return in.has(at, SIZES[type]) ? Optional.of(at) : Optional.empty();
        }
    }

    /**
     * A signed ratio; the numbers stand as in the file.
     *
     * @param den may be 0 in a file, where it means "not known" or "endless"
     */
    public record Ratio(long num, long den) {
        /** The value; 0 where there is none. */
        public double value() {
            return den == 0 ? 0 : (double) num / den;
        }

        @Override
        public String toString() {
            return num + "/" + den;
        }
    }

    private TiffDirectory(Map<Integer, Entry> entries, long next) {
        this.entries = entries;
        this.next = next;
    }

    static TiffDirectory read(ByteWindow file, ByteOrder order, TiffLayout layout, long position) throws IOException {
        long count = layout.entries(file, position);
        long start = position + layout.count();
        // Sorted by tag, so that what a hostile count adds at the end is nothing that anybody asks for.
        int taken = (int) Math.max(0, Math.min(count, MOST_ENTRIES));
        int length = layout.entry();
        if (count < 0 || !file.has(start, (long) taken * length)) {
            throw new EOFException("A TIFF directory claims " + count + " entries, which the file does not have.");
        }
        // Kept, so that short values cost no second look at the file.
        ByteWindow own = ByteWindow.of(file.bytes(start, (long) taken * length), order);
        Map<Integer, Entry> entries = new HashMap<>();
        for (int at = 0; at < taken * length; at += length) {
            int type = own.u16(at + 2);
            long values = layout.number(own, at + 4);
            if (type > 0 && type < SIZES.length && SIZES[type] > 0 && values > 0) {
                boolean inside = values <= layout.word() / SIZES[type];
                long place = at + 4L + layout.word();
                entries.putIfAbsent(own.u16(at), new Entry(type, values, inside ? own : file,
                    inside ? place : layout.number(own, place)));
            }
        }
        // A count that no file has room for is followed by nothing.
        long end = count <= file.size() / length ? start + count * length : file.size();
        return new TiffDirectory(entries, file.has(end, layout.word()) ? layout.number(file, end) : 0);
    }

    /** Where the next directory of the chain lies; 0 where there is none. */
    long next() {
        return next;
    }

    /** Whether the tag is there. */
    public boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The tag's only or first whole number; empty where it is no whole number, or lies beyond the file's end. */
    public Optional<Long> number(int tag) throws IOException {
        List<Long> numbers = numbers(tag, 1);
        return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers.get(0));
    }

    /** The tag's whole numbers, so many at most; of types BYTE, SHORT, LONG and their like. */
    public List<Long> numbers(int tag, int most) throws IOException {
        Entry entry = entries.get(tag);
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; entry != null && i < Math.min(entry.count(), most); i++) {
            Optional<Long> at = entry.at(i);
            if (at.isEmpty()) {
                break;
            }
            switch (entry.type()) {
                case 1, 6, 7 -> numbers.add((long) entry.in().u8(at.get()));
                case 3, 8 -> numbers.add((long) entry.in().u16(at.get()));
                case 4, 9, 13 -> numbers.add(entry.in().u32(at.get()));
                // Beyond all files when the highest bit is set; a place that is less than 0 is nowhere.
                case 16, 17, 18 -> numbers.add(entry.in().s64(at.get()));
                default -> {
                    return List.of();
                }
            }
        }
        return numbers;
    }

    /** How many values the tag claims; 0 where it is not there. */
    public long count(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.count();
    }

    /** The tag's ratios, so many at most; of types RATIONAL and SRATIONAL. */
    public List<Ratio> ratios(int tag, int most) throws IOException {
        Entry entry = entries.get(tag);
        List<Ratio> ratios = new ArrayList<>();
        for (int i = 0; entry != null && (entry.type() == 5 || entry.type() == 10) && i < Math.min(entry.count(), most); i++) {
            Optional<Long> at = entry.at(i);
            if (at.isEmpty()) {
                break;
            }
            long num = entry.type() == 5 ? entry.in().u32(at.get()) : entry.in().s32(at.get());
            ratios.add(new Ratio(num, entry.type() == 5 ? entry.in().u32(at.get() + 4) : entry.in().s32(at.get() + 4)));
        }
        return ratios;
    }

    /** The tag's only or first number of whatever type; 0 where there is none, or it is not finite. */
    public double decimal(int tag) throws IOException {
        Entry entry = entries.get(tag);
        Optional<Long> at = entry == null ? Optional.empty() : entry.at(0);
        if (at.isEmpty()) {
            return 0;
        }
        double value = switch (entry.type()) {
            case 5, 10 -> ratios(tag, 1).get(0).value();
            case 11 -> entry.in().f32(at.get());
            case 12 -> entry.in().f64(at.get());
            case 1, 3, 4, 16 -> numbers(tag, 1).get(0);
            default -> 0;
        };
        return Double.isFinite(value) ? value : 0;
    }

    /** The tag's text of type ASCII, or BYTE as some writers have it; empty where there is none. */
    public String text(int tag) throws IOException {
        Entry entry = entries.get(tag);
        if (entry == null || entry.type() != 2 && entry.type() != 1 && entry.type() != 7) {
            return "";
        }
        long length = Math.min(entry.count(), MOST_TEXT);
        return entry.in().has(entry.position(), length) ? entry.in().text(entry.position(), length) : "";
    }
}
