package org.checkgate.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A moment as a sentence for people says it: {@code 2026-03-15 19:00 UTC}. */
public final class UtcMinute {
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private UtcMinute() {
    }

    /** Seconds are cut off. */
    public static String of(Instant moment) {
        return TEXT.format(moment);
    }
}
