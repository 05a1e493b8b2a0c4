package org.checkgate.transfer.internal.shape;

import java.util.Arrays;
import java.util.OptionalLong;

/** How fast bytes left of late, while there was something to send. Not for several threads. */
final class LineSpeed {
    private final long[] samples;
    private int count;

    /** @param remembered so many of the newest samples are looked at */
    LineSpeed(int remembered) {
        this.samples = new long[remembered];
    }

    /** @param bytesPerSecond seen while something was under way; one at which nothing moved tells nothing about the line */
    void seen(long bytesPerSecond) {
        if (bytesPerSecond > 0) {
            samples[count++ % samples.length] = bytesPerSecond;
        }
    }

    /** Of ten samples nine were slower. Empty while nothing was seen. */
    OptionalLong best() {
        return quantile(0.9);
    }

    /** Of ten samples nine were faster. */
    OptionalLong worst() {
        return quantile(0.1);
    }

    private OptionalLong quantile(double part) {
        int known = Math.min(count, samples.length);
        if (known == 0) {
            return OptionalLong.empty();
        }
        long[] sorted = Arrays.copyOf(samples, known);
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[(int) Math.round(part * (known - 1))]);
    }
}
