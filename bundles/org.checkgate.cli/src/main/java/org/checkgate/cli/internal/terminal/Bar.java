package org.checkgate.cli.internal.terminal;

import java.util.Locale;

/** How progress is drawn: a bar, the share and the bytes. */
public final class Bar {
    private static final int WIDTH = 30;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Bar() {
    }

    /**
     * A line such as {@code A001 [#####.....]  50 % 1.0 GiB of 2.0 GiB}.
     *
     * @param done  bytes, from 0 up to {@code total}
     * @param total bytes; 0 draws a full bar
     */
    public static String of(String what, long done, long total) {
        return String.format(Locale.ROOT, "%s %s %3d %% %s of %s", what, drawn(done, total, WIDTH), percent(done, total),
                bytes(done), bytes(total));
    }

    /** The bar alone, {@code width} characters between its brackets. */
    public static String drawn(long done, long total, int width) {
        int filled = (int) (share(done, total) * width);
        return "[" + "#".repeat(filled) + ".".repeat(width - filled) + "]";
    }

    /** From 0 to 100; the last one only when all is done. */
    public static int percent(long done, long total) {
        return (int) (share(done, total) * 100);
    }

    private static double share(long done, long total) {
        return total <= 0 ? 1 : Math.min(1, (double) done / total);
    }

    /** A size for people: {@code 812 B}, {@code 1.4 GiB}. */
    public static String bytes(long count) {
        double value = count;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** A speed for people, in MiB/s or GiB/s. */
    public static String rate(double bytesPerSecond) {
        double mebibytes = bytesPerSecond / (1 << 20);
        return mebibytes < 1024 ? String.format(Locale.ROOT, "%.1f MiB/s", mebibytes)
                : String.format(Locale.ROOT, "%.1f GiB/s", mebibytes / 1024);
    }

    /** A time for people: {@code 5 s}, {@code 18 min}, {@code 2 h 10 min}; rounded up, as it is what is still to come. */
    public static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = (whole + 59) / 60;
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
