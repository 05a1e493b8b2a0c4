package org.checkgate.bench.backbone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts bytes by the tenth of a second in which they came. Begins with the first. Safe for use by several threads. */
final class Tally {
    private static final long BIN = 100_000_000;

    private final List<Long> bins = new ArrayList<>();
    private long first = -1;
    private long total;

    synchronized void add(int bytes, long nanos) {
        first = first < 0 ? nanos : first;
        int bin = (int) (Math.max(0, nanos - first) / BIN);
        while (bins.size() <= bin) {
            bins.add(0L);
        }
        bins.set(bin, bins.get(bin) + bytes);
        total += bytes;
    }

    synchronized long total() {
        return total;
    }

    /** Bytes per second in the slowest and in the fastest stretch of some length. */
    record Extremes(double slowest, double fastest) {
    }

    /**
     * Of all stretches of that length, wherever they begin.
     *
     * @param enough what comes after so many bytes is not looked at: there was nothing more to send
     * @throws IOException when there is no such stretch
     */
    synchronized Extremes extremes(Duration stretch, long enough) throws IOException {
        int length = (int) (stretch.toNanos() / BIN);
        int end = end(enough);
        if (end < length) {
            throw new IOException("All was sent before " + stretch.toSeconds() + " s had passed.");
        }
        double slowest = Double.MAX_VALUE;
        double fastest = 0;
        for (int from = 0; from + length <= end; from++) {
            double speed = bins.subList(from, from + length).stream().mapToLong(Long::longValue).sum() / (stretch.toNanos() / 1e9);
            slowest = Math.min(slowest, speed);
            fastest = Math.max(fastest, speed);
        }
        return new Extremes(slowest, fastest);
    }

    /** Bytes per second until there was nothing more to send. */
    synchronized double speed(long enough) {
        int end = end(enough);
        return bins.subList(0, end).stream().mapToLong(Long::longValue).sum() / (Math.max(1, end) * BIN / 1e9);
    }

    /** The tenth of a second in which the last of these came, which was not full, is left out. */
    private int end(long enough) {
        long sum = 0;
        int bin = 0;
        while (bin < bins.size() && sum + bins.get(bin) < enough) {
            sum += bins.get(bin++);
        }
        return bin;
    }
}
