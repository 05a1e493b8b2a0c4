package org.checkgate.transfer.internal.shape;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When so many bytes will have left, under limits that change with the time. */
record Forecast(Limits limits) {
    /** Beyond it nobody plans, and a forecast would only seem to know. */
    private static final Duration HORIZON = Duration.ofDays(60);

    /**
     * @param line bytes a second that the line takes when no limit holds it back, above 0
     * @return empty when it lies beyond sixty days
     */
    Optional<Instant> when(long bytes, Instant from, long line) {
        Instant at = from;
        double left = bytes;
        while (at.isBefore(from.plus(HORIZON))) {
            Limits.Now now = limits.at(at);
            double rate = Math.min(now.rate().bytesPerSecond(), line);
            double seconds = rate == 0 ? Double.POSITIVE_INFINITY : left / rate;
            if (now.until().isEmpty() || !(seconds > seconds(at, now.until().get()))) {
                return Double.isInfinite(seconds) || seconds > HORIZON.toSeconds() ? Optional.empty() : Optional.of(at.plusMillis((long) Math.ceil(seconds * 1000)));
            }
            left -= rate * seconds(at, now.until().get());
            at = now.until().get();
        }
        return Optional.empty();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
