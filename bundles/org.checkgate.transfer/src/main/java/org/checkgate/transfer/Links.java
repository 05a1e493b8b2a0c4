package org.checkgate.transfer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Tier;

/** The ways to cloud and archive as they stand at this moment. Safe for use by several threads. */
public interface Links {
    /** One entry for each that is configured. */
    List<Link> now();

    /**
     * @param tier       {@link Tier#CLOUD} or {@link Tier#ARCHIVE}
     * @param address    the endpoint and its bucket; empty before it was reached for the first time
     * @param connected  whether it was reached, took our credentials, and has not been given up since
     * @param believed   whether a checksum that it shows is one that it checked; if not, its copies are read back
     * @param lies       what it was told on connecting that is not so, and how it took that; empty before it was reached
     * @param clockAhead how far this machine's clock is ahead of the store's, to about a second; negative when it is behind; empty when the
     *                   store has not told its time for ten minutes
     */
    record Link(Tier tier, String address, boolean connected, boolean believed, List<Lie> lies, Optional<Duration> clockAhead) {
        public Link {
            lies = List.copyOf(lies);
        }
    }

    /**
     * @param told  what the endpoint was given, for people
     * @param taken how it took that: {@code REFUSED}; {@code RIGHT_VALUE}, taken but shown as it really is; {@code ACCEPTED}; {@code NOT_KNOWN}, where
     *              the endpoint does not know such a request
     */
    record Lie(String told, String taken) {
    }
}
