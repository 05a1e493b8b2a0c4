package org.checkgate.readers;

import java.util.Locale;
import java.util.Set;
import org.checkgate.spi.Rate;

/**
 * Numbers out of texts that makers write, taken only where they make sense in their unit. Null stands for "none", which an
 * inspection leaves out; the text itself stays in the raw keys.
 */
public final class Stated {
    private static final double FASTEST = 1000;

    /** As ARRI's cameras and ARRI Meta Extract write it, and others. */
    private static final Set<String> NOTHING = Set.of("--", "n.a.", "n/a", "none", "no scene name");

    private Stated() {
    }

    /** Whether the text is a maker's word for "there is none". */
    public static boolean isNothing(String text) {
        return NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** A whole number from {@code from} to {@code to}, both included; null when the text is none. */
    public static Long whole(String text, long from, long to) {
        if (!text.matches("\\d{1,9}")) {
            return null;
        }
        long number = Long.parseLong(text);
        return number >= from && number <= to ? number : null;
    }

    /** A number from {@code from} to {@code to}, both included; null when the text is none. */
    public static Double decimal(String text, double from, double to) {
        if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
            return null;
        }
        double number = Double.parseDouble(text);
        return number >= from && number <= to ? number : null;
    }

    /** Such as {@code 24000/1001}, {@code 25} or {@code 23.976}, up to 1000 frames a second; null when the text is none. */
    public static Rate rate(String text) {
        if (!text.matches("\\d{1,4}(\\.\\d{1,6})?|\\d{1,6}/\\d{1,6}")) {
            return null;
        }
        try {
            Rate rate = Rate.parse(text);
            return rate.asDouble() <= FASTEST ? rate : null;
        } catch (IllegalArgumentException e) {
            // A zero is "not recorded".
            return null;
        }
    }
}
