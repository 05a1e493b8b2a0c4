package org.checkgate.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One measured value beside what it is compared with.
 *
 * @param name   what was measured, for example {@code mhl.xxh64.thread}
 * @param metric the quantity, ending in its unit: {@code _s}, {@code _cpu_s}, {@code _MBps}, {@code _bytes} or
 *               {@code _per_s}
 * @param ours   our value, in that unit
 * @param peer   the program or case it stands beside, or {@code limit}
 * @param theirs the peer's value in the same unit, above 0; empty when the program is not installed
 * @param goal   what the ratio of the two must be
 */
public record Figure(String name, String metric, double ours, String peer, OptionalDouble theirs, Goal goal) {
    private static final Pattern WORD = Pattern.compile("[\\w.+-]+");
    private static final Pattern UNIT = Pattern.compile("\\w+_(s|cpu_s|MBps|bytes|per_s)");
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_UP);

    public Figure {
        if (!WORD.matcher(name).matches() || !WORD.matcher(peer).matches() || !UNIT.matcher(metric).matches()) {
            throw new IllegalArgumentException("Not the words of a figure: " + name + " " + metric + " " + peer);
        }
        if (!Double.isFinite(ours) || ours < 0 || theirs.isPresent() && !(theirs.getAsDouble() > 0)) {
            throw new IllegalArgumentException("Not the values of a figure: " + ours + " " + theirs);
        }
        Objects.requireNonNull(goal);
    }

    /** A figure that has no peer but a limit of its own, in the metric's unit: at most that much. */
    public static Figure within(double limit, String name, String metric, double ours) {
        return new Figure(name, metric, ours, "limit", OptionalDouble.of(limit), Goal.atMost("1"));
    }

    /** Whether the peer is not installed; then nothing is known of the goal. */
    public boolean peerAbsent() {
        return theirs.isEmpty();
    }

    /** Judged by the ratio as it is printed, so that nobody reads 0.600 and a goal of 0.6 that was missed. */
    public boolean goalMissed() {
        return !peerAbsent() && !goal.reachedBy(ratio());
    }

    /** The line on standard output, without its end. */
    public String line() {
        return name + " " + metric + " ours=" + plain(ours)
                + " peer=" + peer + ":" + (peerAbsent() ? "absent" : plain(theirs.getAsDouble()))
                + " ratio=" + (peerAbsent() ? "-" : ratio().toPlainString()) + " goal=" + goal;
    }

    private BigDecimal ratio() {
        return BigDecimal.valueOf(ours / theirs.getAsDouble()).setScale(3, RoundingMode.HALF_UP);
    }

    /** Bytes are whole numbers; everything else has six digits that count, and never an exponent. */
    private String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = metric.endsWith("_bytes") ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(DIGITS).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
