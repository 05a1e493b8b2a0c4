package org.checkgate.spi;

import java.util.List;

/** The Java type of a {@link Field}'s value. */
public enum Kind {
    /** String, not blank. */
    TEXT,
    /** Long. */
    WHOLE,
    /** Double, finite. */
    DECIMAL,
    /** Boolean. */
    FLAG,
    /** {@link Rate}; a pixel's width to its height as well. */
    RATE,
    /** {@link Timecode}. */
    TIMECODE,
    /** List of String, not empty; an element may be empty where a place in the list counts. */
    TEXTS;

    /** The kind of a value, null where it is none of them. */
    static Kind of(Object value) {
        if (value instanceof String) {
            return TEXT;
        } else if (value instanceof Long) {
            return WHOLE;
        } else if (value instanceof Double number) {
            return Double.isFinite(number) ? DECIMAL : null;
        } else if (value instanceof Boolean) {
            return FLAG;
        } else if (value instanceof Rate) {
            return RATE;
        } else if (value instanceof Timecode) {
            return TIMECODE;
        }
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance) ? TEXTS : null;
    }

    static boolean isEmpty(Object value) {
        return value instanceof String text ? text.isBlank() : value instanceof List<?> list && list.isEmpty();
    }
}
