package org.checkgate.readers;

import java.util.List;
import java.util.Optional;
import org.checkgate.spi.Rate;

/** Rates out of numbers that a file states, which may be anything. */
public final class Rates {
    private static final List<Rate> USUAL = List.of(new Rate(24000, 1001), new Rate(24, 1), new Rate(25, 1), new Rate(30000, 1001),
        new Rate(30, 1), new Rate(48000, 1001), new Rate(48, 1), new Rate(50, 1), new Rate(60000, 1001), new Rate(60, 1),
        new Rate(100, 1), new Rate(120000, 1001), new Rate(120, 1), new Rate(240000, 1001), new Rate(240, 1));

    private Rates() {
    }

    public static Optional<Rate> of(long num, long den) {
        return num > 0 && den > 0 ? Optional.of(new Rate(num, den)) : Optional.empty();
    }

    /**
     * A usual rate within 0.02 per cent, which a coarse time scale cannot express; the steps between usual rates are five
     * times as wide.
     */
    public static Optional<Rate> near(double framesPerSecond) {
        return USUAL.stream().filter(r -> Math.abs(r.asDouble() - framesPerSecond) < r.asDouble() * 0.0002).findFirst();
    }

    public static boolean isUsual(Rate rate) {
        return USUAL.contains(rate);
    }
}
