package org.checkgate.transfer.internal.door;

import java.io.IOException;

/** Counts bytes against a limit. Not thread-safe. */
final class Budget {
    private final long limit;
    private long used;

    Budget(long limit) {
        this.limit = limit;
    }

    long used() {
        return used;
    }

    /** How many of the wanted bytes may still be read. */
    int allowed(int wanted) throws IOException {
        if (wanted > 0 && used >= limit) {
            throw new IOException("The budget of " + limit + " bytes is used up.");
        }
        return (int) Math.min(wanted, limit - used);
    }

    void spend(int bytes) {
        used += Math.max(0, bytes);
    }
}
