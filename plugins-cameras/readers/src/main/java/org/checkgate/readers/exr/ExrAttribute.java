package org.checkgate.readers.exr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkgate.readers.BcdTimecode;
import org.checkgate.readers.FrameRates;
import org.checkgate.spi.Rate;

/**
 * An attribute of an OpenEXR file. A value is there only where the type is the one that is asked for and has all its bytes.
 *
 * @param type  as the file names it, such as {@code rational}
 * @param value its bytes, not to be changed; none where they were too many to be read
 */
public record ExrAttribute(String type, byte[] value) {
    /** A string's characters; the file stores no length but the attribute's. */
    public Optional<String> text() {
        if (!type.equals("string")) {
            return Optional.empty();
        }
        int end = 0;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value, 0, end)).toString().strip());
        } catch (CharacterCodingException e) {
            return Optional.of(new String(value, 0, end, StandardCharsets.ISO_8859_1).strip());
        }
    }

    /** A number of type float, finite. */
    public Optional<Double> decimal() {
        return is("float", 4) ? Optional.of((double) bytes().getFloat(0)).filter(Double::isFinite) : Optional.empty();
    }

    /** A number of type int. */
    public Optional<Integer> whole() {
        return is("int", 4) ? Optional.of(bytes().getInt(0)) : Optional.empty();
    }

    /** One byte that stands for one of a list, as compression and lineOrder do. */
    public Optional<Integer> code() {
        return value.length == 1 ? Optional.of(value[0] & 0xff) : Optional.empty();
    }

    /** A ratio of type rational as frames a second: signed by unsigned. */
    public Optional<Rate> rate() {
        return is("rational", 8) ? FrameRates.of(bytes().getInt(0), bytes().getInt(4) & 0xffff_ffffL) : Optional.empty();
    }

    /** A time code of type timecode; its user data is left out. */
    public Optional<BcdTimecode> timecode() {
        return is("timecode", 8) ? BcdTimecode.of(bytes().getInt(0)) : Optional.empty();
    }

    /** Several floats in a row, as v2f, v3f and chromaticities hold; empty where one is none or their number is another. */
    public List<Double> decimals(int count) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < count && value.length == count * 4; i++) {
            numbers.add((double) bytes().getFloat(4 * i));
        }
        return numbers.stream().allMatch(Double::isFinite) ? List.copyOf(numbers) : List.of();
    }

    /** A window of type box2i: left, top, right, bottom, the last two included. */
    public Optional<Box> box() {
        return is("box2i", 16) ? Optional.of(new Box(bytes().getInt(0), bytes().getInt(4), bytes().getInt(8), bytes().getInt(12)))
            .filter(b -> b.width() > 0 && b.height() > 0) : Optional.empty();
    }

    /**
     * A window of pixels.
     *
     * @param right  included
     * @param bottom included
     */
    public record Box(int left, int top, int right, int bottom) {
        /** Pixels. */
        public long width() {
            return (long) right - left + 1;
        }

        /** Lines. */
        public long height() {
            return (long) bottom - top + 1;
        }

        @Override
        public String toString() {
            return left + ", " + top + " - " + right + ", " + bottom;
        }
    }

    /** What a person may read of it; empty for types that have no short text. */
    public Optional<String> shown() {
        return switch (type) {
            case "string" -> text();
            case "float" -> decimal().map(d -> String.valueOf(d.floatValue()));
            case "int" -> whole().map(String::valueOf);
            case "rational" -> is("rational", 8) ? Optional.of(bytes().getInt(0) + "/" + (bytes().getInt(4) & 0xffff_ffffL)) : Optional.empty();
            case "timecode" -> timecode().map(BcdTimecode::text);
            case "box2i" -> box().map(Box::toString);
            case "v2f" -> floats(2);
            case "v3f" -> floats(3);
            case "chromaticities" -> floats(8);
            default -> Optional.empty();
        };
    }

    private Optional<String> floats(int count) {
        List<Double> numbers = decimals(count);
        return numbers.isEmpty() ? Optional.empty()
            : Optional.of(String.join(", ", numbers.stream().map(d -> String.valueOf(d.floatValue())).toList()));
    }

    private boolean is(String name, int length) {
        return type.equals(name) && value.length == length;
    }

    private ByteBuffer bytes() {
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExrAttribute that && type.equals(that.type) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(value);
    }
}
