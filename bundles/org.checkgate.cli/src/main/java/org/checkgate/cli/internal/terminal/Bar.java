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
        double share = total <= 0 ? 1 : Math.min(1, (double) done / total);
        int filled = (int) (share * WIDTH);
        return String.format(Locale.ROOT, "%s [%s%s] %3d %% %s of %s", what, "#".repeat(filled), ".".repeat(WIDTH - filled),
                (int) (share * 100), bytes(done), bytes(total));
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
}
