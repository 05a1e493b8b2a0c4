package org.checkgate.bench;

import java.math.BigDecimal;

/**
 * What the ratio of our figure to the peer's must be.
 *
 * @param atLeast true when more is better, as for a speed; false when less is, as for a time
 * @param bound   the last ratio that reaches the goal
 */
public record Goal(boolean atLeast, BigDecimal bound) {

    /** Reached by this ratio and every higher one. */
    public static Goal atLeast(String bound) {
        return new Goal(true, new BigDecimal(bound));
    }

    /** Reached by this ratio and every lower one. */
    public static Goal atMost(String bound) {
        return new Goal(false, new BigDecimal(bound));
    }

    boolean reachedBy(BigDecimal ratio) {
        return atLeast ? ratio.compareTo(bound) >= 0 : ratio.compareTo(bound) <= 0;
    }

    @Override
    public String toString() {
        return (atLeast ? ">=" : "<=") + bound.toPlainString();
    }
}
