package org.checkgate.transfer.internal;

import org.slf4j.LoggerFactory;

/** Keeps a configured number in its range, and says so instead of failing over a typing error. */
public final class Within {
    private Within() {
    }

    public static long range(String name, long value, long least, long most) {
        long kept = Math.max(least, Math.min(most, value));
        if (kept != value) {
            LoggerFactory.getLogger(Within.class).warn("{}={} is out of range; {} is used.", name, value, kept);
        }
        return kept;
    }
}
