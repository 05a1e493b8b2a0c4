package org.checkgate.transfer.internal.staging;

import java.time.Duration;
import java.util.Optional;
import org.checkgate.transfer.internal.PartPlan;

/**
 * Staging as it can be used now.
 *
 * @param address what copies name it by; stays the same over restarts of an embedded server
 * @param disk    the embedded server's folder; empty for a remote endpoint
 */
public record StagingConnection(String address, StagingStore store, Optional<StoreDisk> disk, Settings settings) {
    /**
     * How an object of that many bytes is cut. The embedded server writes an object that came in parts a second time when it
     * puts them together, so that it is given whole whatever S3 takes whole.
     */
    PartPlan plan(long size) {
        return PartPlan.of(size, Math.max(settings.partSize(), settings.largestWhole()));
    }

    /** Whether an object's parts are held in memory. Those that are not are streamed, and cannot state a checksum beforehand. */
    boolean held(PartPlan plan) {
        return plan.length(1) <= settings.partSize();
    }

    /**
     * @param partSize   bytes of a part that is held in memory
     * @param largestWhole bytes up to which an object is sent as one piece, however large a part is
     * @param filesAtOnce files of one roll under way
     * @param headroom   bytes that must stay free on an embedded store's disk
     * @param patience   how long a drive may take for one answer
     * @param freeAfter  how long a roll stays that need not stay, unless others need the room; empty: for ever, and whatever others need
     */
    public record Settings(long partSize, long largestWhole, int filesAtOnce, long headroom, Duration patience, Optional<Duration> freeAfter) {
        /** The most that S3 takes in one request, in bytes (Amazon S3 user guide, uploading objects). */
        public static final long ONE_REQUEST = 5L << 30;

        /** For a store that likes parts. */
        public Settings(long partSize, int filesAtOnce, long headroom, Duration patience, Optional<Duration> freeAfter) {
            this(partSize, partSize, filesAtOnce, headroom, patience, freeAfter);
        }

        /** Where nothing is let go. */
        public Settings(long partSize, int filesAtOnce, long headroom, Duration patience) {
            this(partSize, filesAtOnce, headroom, patience, Optional.empty());
        }

        /** With a drive's usual patience: one that sleeps needs some ten seconds to wake up. */
        public Settings(long partSize, int filesAtOnce, long headroom) {
            this(partSize, filesAtOnce, headroom, Duration.ofSeconds(60));
        }

        /** The same for the embedded server. */
        public Settings whole() {
            return new Settings(partSize, ONE_REQUEST, filesAtOnce, headroom, patience, freeAfter);
        }
    }

    /** Gives the connection, or says when to come back. */
    public interface Source {
        /** @throws org.checkgate.ledger.StepFailure when there is none now */
        StagingConnection connection();
    }
}
