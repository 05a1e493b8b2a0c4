package org.checkgate.readers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.checkgate.spi.Rate;

/** Frame rates out of numbers that a header states, which may be anything. Nothing is guessed: no number, no rate. */
public final class FrameRates {
    /** Beyond this nothing is a frame rate, and no timecode can count it. */
    private static final int FASTEST = 1000;

    private FrameRates() {
    }

    /** A ratio; {@code 2398/100} means 24000/1001, as a rounded decimal does, while 25/2 stays what it is. */
    public static Optional<Rate> of(long num, long den) {
        if (num <= 0 || den <= 0 || num / den > FASTEST) {
            return Optional.empty();
        }
        Rate stated = new Rate(num, den);
        if (stated.den() == 1 || stated.den() == 1001) {
            return Optional.of(stated);
        }
        return Optional.of(of((double) num / den).filter(r -> r.den() == 1001 || r.den() == 1).orElse(stated));
    }

    /** A decimal such as 23.976; infinite, undefined and negative ones are none, and neither is 0. */
    public static Optional<Rate> of(double framesPerSecond) {
        // Below one frame in two seconds, rounding to a whole rate would give 0.
        if (!(framesPerSecond >= 0.5 && framesPerSecond <= FASTEST)) {
            return Optional.empty();
        }
        return Optional.of(Rate.parse(new BigDecimal(framesPerSecond).round(new MathContext(7)).stripTrailingZeros().toPlainString()));
    }
}
