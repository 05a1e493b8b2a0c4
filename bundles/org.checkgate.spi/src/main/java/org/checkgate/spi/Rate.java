package org.checkgate.spi;

import java.math.BigDecimal;

/**
 * A ratio of whole numbers in lowest terms, such as 24000/1001 frames a second. Never a float: 23.976 is not a rate.
 *
 * @param num 1 or more
 * @param den 1 or more
 */
public record Rate(long num, long den) {
    /** What a "23.976" may be off by and still mean 24000/1001: the makers round to two digits or three. */
    private static final double SLACK = 0.006;

    public Rate {
        if (num <= 0 || den <= 0) {
            throw new IllegalArgumentException("A rate has two positive numbers: " + num + "/" + den);
        }
        long a = num;
        long b = den;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        num /= a;
        den /= a;
    }

    /**
     * Reads {@code 24000/1001}, {@code 25} or a rounded decimal such as {@code 23.98}, which means the nearest of the
     * n/1 and n*1000/1001 that it can be a rounding of.
     *
     * @throws IllegalArgumentException when the text is nothing of this
     */
    public static Rate parse(String text) {
        String trimmed = text.strip();
        int slash = trimmed.indexOf('/');
        if (slash >= 0) {
            return new Rate(Long.parseLong(trimmed.substring(0, slash).strip()), Long.parseLong(trimmed.substring(slash + 1).strip()));
        }
        if (trimmed.length() > 20) {
            throw new IllegalArgumentException("Not a rate: a number of " + trimmed.length() + " characters");
        }
        BigDecimal decimal = new BigDecimal(trimmed);
        double value = decimal.doubleValue();
        long whole = Math.round(value);
        if (Math.abs(value - whole) < 1e-9) {
            return new Rate(whole, 1);
        }
        if (Math.abs(value - whole * 1000 / 1001.0) <= SLACK) {
            return new Rate(whole * 1000, 1001);
        }
        if (decimal.scale() < 0 || decimal.scale() > 9 || decimal.precision() > 15) {
            throw new IllegalArgumentException("Not a rate: '" + trimmed + "'");
        }
        return new Rate(decimal.unscaledValue().longValueExact(), BigDecimal.TEN.pow(decimal.scale()).longValueExact());
    }

    /** The number of frames that a timecode counts in a second: 24 for 24000/1001; 0 below half a frame a second. */
    public long nominal() {
        return Math.round(asDouble());
    }

    /** For comparisons and displays only. */
    public double asDouble() {
        return (double) num / den;
    }

    /** Such as {@code 24000/1001} or {@code 25/1}. */
    public String text() {
        return num + "/" + den;
    }

    @Override
    public String toString() {
        return text();
    }
}
