package org.checkgate.transfer.internal.shape;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many bytes a lane may lose in one request. What goes whole costs its server and this machine half of what its parts do, and is lost
 * whole when the line breaks: so it is what one sender carries in {@link #LOST}, on a line that has carried a lot and has not broken lately.
 * Learnt from what arrives. Safe for use by several threads.
 */
final class Risk {
    /** The most, in bytes; below one GiB, the part that a server copies by itself. */
    static final long MOST = 1_000_000_000;
    /** Line time that a break may cost. */
    static final Duration LOST = Duration.ofSeconds(20);
    /** A line that broke is not trusted for so long. */
    static final Duration MISTRUSTED = Duration.ofMinutes(10);
    /** Bytes that have to arrive before it is. */
    static final long CARRIED = 256 << 20;
    /** What is smaller tells how long an answer takes, and not how fast the line is. */
    private static final long TELLING = 1 << 20;
    /** The share of the newest part in what is believed. */
    private static final double NEWEST = 0.2;

    private double bytesPerMilli;
    private long carried;
    private Optional<Instant> broke = Optional.empty();

    /** @param took from its turn to the answer */
    synchronized void arrived(long bytes, Duration took) {
        // A clock that was set back has measured nothing.
        if (bytes >= TELLING && took.toMillis() > 0) {
            double speed = (double) bytes / took.toMillis();
            bytesPerMilli = carried == 0 ? speed : NEWEST * speed + (1 - NEWEST) * bytesPerMilli;
            carried = Math.min(CARRIED, carried + bytes);
        }
    }

    synchronized void broke(Instant now) {
        broke = Optional.of(now);
        carried = 0;
    }

    synchronized long bytes(Instant now) {
        boolean mistrusted = broke.filter(at -> Duration.between(at, now).abs().compareTo(MISTRUSTED) < 0).isPresent();
        return mistrusted || carried < CARRIED ? 0 : (long) Math.min(MOST, bytesPerMilli * LOST.toMillis());
    }
}
