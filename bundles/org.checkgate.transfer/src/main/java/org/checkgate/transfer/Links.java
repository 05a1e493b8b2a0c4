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
     * @param connected  whether it was reached, took our credentials, and has not been given up since
     * @param clockAhead how far this machine's clock is ahead of the store's, to about a second; negative when it is behind; empty when the
     *                   store has not told its time for ten minutes
     */
    record Link(Tier tier, boolean connected, Optional<Duration> clockAhead) {
    }
}
