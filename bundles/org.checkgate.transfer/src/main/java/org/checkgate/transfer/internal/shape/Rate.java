package org.checkgate.transfer.internal.shape;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast bytes may leave.
 *
 * @param bytesPerSecond from 0, where nothing leaves, to {@link Long#MAX_VALUE}, where nothing holds it back
 */
public record Rate(long bytesPerSecond) implements Comparable<Rate> {
    public static final Rate UNLIMITED = new Rate(Long.MAX_VALUE);
    public static final Rate CLOSED = new Rate(0);

    /** Sizes as rclone writes them (rclone's documentation, "Size options" and --bwlimit): binary, and KiB where no unit stands. */
    private static final Pattern WRITTEN = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:([BKMGTP])(?:i?B?)?)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "BKMGTP";
    private static final String HELP = "Write a number with K, M, G or T for KiB, MiB, GiB or TiB a second, \"off\" for no limit, or \"closed\".";

    public Rate {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("A rate is not below 0.");
        }
    }

    /**
     * Reads {@code 512M}, {@code 10.5k}, {@code off} or {@code 0} for no limit, and {@code closed}.
     *
     * @throws IllegalArgumentException the message is a plain sentence
     */
    public static Rate of(String written) {
        String text = written.trim();
        switch (text.toLowerCase(Locale.ROOT)) {
            case "off":
                return UNLIMITED;
            case "closed":
                return CLOSED;
            default:
                break;
        }
        Matcher size = WRITTEN.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no rate. " + HELP);
        }
        BigDecimal unit = BigDecimal.valueOf(1024).pow(size.group(2) == null ? 1 : UNITS.indexOf(size.group(2).toUpperCase(Locale.ROOT)));
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(unit).setScale(0, RoundingMode.HALF_UP);
        if (bytes.signum() == 0) {
            // As everywhere that rclone is understood.
            return UNLIMITED;
        }
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
            throw new IllegalArgumentException("\"" + written + "\" is too much for a rate. " + HELP);
        }
        return new Rate(bytes.longValueExact());
    }

    public boolean unlimited() {
        return equals(UNLIMITED);
    }

    public boolean closed() {
        return bytesPerSecond == 0;
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(bytesPerSecond, other.bytesPerSecond);
    }

    /** For people, and readable by {@link #of} to the same rate. */
    @Override
    public String toString() {
        if (unlimited()) {
            return "off";
        }
        if (closed()) {
            return "closed";
        }
        int unit = 0;
        long left = bytesPerSecond;
        while (left % 1024 == 0 && unit < UNITS.length() - 1) {
            left /= 1024;
            unit++;
        }
        return left + UNITS.substring(unit, unit + 1);
    }
}
