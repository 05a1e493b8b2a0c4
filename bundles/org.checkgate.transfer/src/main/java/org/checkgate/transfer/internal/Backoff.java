package org.checkgate.transfer.internal;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waiting times that grow and are never the same for two who wait. */
public final class Backoff {
    private Backoff() {
    }

    /** Between half and one and a half of it, so that many who failed together do not come back together. */
    public static Duration jittered(Duration mean) {
        long millis = Math.max(2, mean.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + millis / 2));
    }

    /** Doubles with each attempt, from the first up to the last; jittered. */
    public static Duration after(int attempt, Duration first, Duration last) {
        long millis = first.toMillis() << Math.min(attempt, 20);
        return jittered(Duration.ofMillis(Math.min(millis, last.toMillis())));
    }
}
