package org.checkgate.transfer.internal.staging;

import java.time.Duration;
import java.util.Optional;

/**
 * Staging as it can be used now.
 *
 * @param address what copies name it by; stays the same over restarts of an embedded server
 * @param disk    the embedded server's folder; empty for a remote endpoint
 */
public record StagingConnection(String address, StagingStore store, Optional<StoreDisk> disk, Settings settings) {
    /**
     * @param partSize   bytes
     * @param filesAtOnce files of one roll under way
     * @param headroom   bytes that must stay free on an embedded store's disk
     * @param patience   how long a drive may take for one answer
     */
    public record Settings(long partSize, int filesAtOnce, long headroom, Duration patience) {
        /** With a drive's usual patience: one that sleeps needs some ten seconds to wake up. */
        public Settings(long partSize, int filesAtOnce, long headroom) {
            this(partSize, filesAtOnce, headroom, Duration.ofSeconds(60));
        }
    }

    /** Gives the connection, or says when to come back. */
    public interface Source {
        /** @throws org.checkgate.ledger.StepFailure when there is none now */
        StagingConnection connection();
    }
}
