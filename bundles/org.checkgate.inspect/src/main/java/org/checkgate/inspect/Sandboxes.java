package org.checkgate.inspect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How processes for camera plugins are started.
 *
 * @param folder    the image's folder {@code sandbox}: the program, its libraries, and in {@code felix} the bundles that it hosts plugins with
 * @param heapBytes the most memory that the objects of one process may take; 64 MiB or more
 * @param most      how many processes may run at a time, 1 or more
 * @param idle      how long one that nobody needs is kept, since the next takes about a second to start
 */
public record Sandboxes(Path folder, long heapBytes, int most, Duration idle) {
    private static final long LEAST_HEAP = 64L << 20;

    public Sandboxes {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(idle, "idle");
        if (heapBytes < LEAST_HEAP || most < 1 || idle.isNegative()) {
            throw new IllegalArgumentException("A sandbox needs 64 MiB of heap, and at least one runs at a time.");
        }
    }

    /** Two processes of 384 MiB, kept for two minutes: a card of 1,000,000 files fits. */
    public static Sandboxes in(Path folder) {
        return new Sandboxes(folder, 384L << 20, 2, Duration.ofMinutes(2));
    }
}
