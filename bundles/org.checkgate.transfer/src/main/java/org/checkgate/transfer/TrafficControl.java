package org.checkgate.transfer;

import java.time.Instant;
import java.util.Optional;

/** What limits the backbone, for who watches and steers it. Safe for use by several threads. */
public interface TrafficControl {
    /** What holds at this moment. */
    Cap cap();

    /**
     * Sets the limit for all that leaves; it is felt at once.
     *
     * @param plan a rate such as {@code 512M}, {@code off}, {@code closed}, or a timetable such as {@code Mon-08:00,512M Fri-19:00,off}; empty: as
     *             configured
     * @param by   who wants it
     * @throws IllegalArgumentException when it cannot be read; the message is a plain sentence
     */
    void limit(Optional<String> plan, String by);

    /**
     * Sets a rate that holds until a moment, whatever the limit says.
     *
     * @throws IllegalArgumentException when the rate cannot be read, or the moment is past; the message is a plain sentence
     */
    void exception(String rate, Instant until, String by, String reason);

    /** Takes the exception away before its time, so that the limit holds again at once; none: nothing. */
    void endException(String by);

    /**
     * The rate that holds.
     *
     * @param bytesPerSecond 0 while nothing may leave, {@link Long#MAX_VALUE} without a limit
     * @param until          when it changes; empty when it never does
     * @param exception      whether it is a person's exception
     * @param plan           the rate or timetable that holds otherwise, as it was written
     * @param zone           of the timetable's times
     * @param trouble        why the configured limit cannot be used, a plain sentence
     */
    record Cap(long bytesPerSecond, Optional<Instant> until, boolean exception, String plan, String zone, Optional<String> trouble) {
        public boolean unlimited() {
            return bytesPerSecond == Long.MAX_VALUE;
        }
    }
}
