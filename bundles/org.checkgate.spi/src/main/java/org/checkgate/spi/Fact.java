package org.checkgate.spi;

import java.util.List;
import java.util.Objects;

/**
 * A value with its origin. Absent means absent: there is no fact with an empty value.
 *
 * @param value      a String, Long, Double, Boolean, {@link Rate}, {@link Timecode} or list of Strings; which one,
 *     {@link Field#kind()} says. Integers come as Long and lists as unmodifiable copies
 * @param source     where it stands, short: {@code tmcd}, {@code bext}, {@code iXML}, {@code file name}, …
 * @param confidence how it came to be known
 */
public record Fact(Object value, String source, Confidence confidence) {
    public Fact {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(confidence, "confidence");
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            value = ((Number) value).longValue();
        } else if (value instanceof List<?> list) {
            value = List.copyOf(list);
        }
        if (Kind.of(value) == null || Kind.isEmpty(value) || source.isBlank()) {
            throw new IllegalArgumentException("Not a fact: '" + value + "' from '" + source + "'");
        }
    }

    /** A fact that was read. */
    public static Fact read(Object value, String source) {
        return new Fact(value, source, Confidence.READ);
    }

    /** A fact that follows from what was read. */
    public static Fact derived(Object value, String source) {
        return new Fact(value, source, Confidence.DERIVED);
    }

    /** A fact that follows from a habit. */
    public static Fact guessed(Object value, String source) {
        return new Fact(value, source, Confidence.GUESSED);
    }
}
