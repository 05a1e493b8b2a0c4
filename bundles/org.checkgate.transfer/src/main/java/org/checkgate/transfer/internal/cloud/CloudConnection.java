package org.checkgate.transfer.internal.cloud;

import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;

/**
 * A bucket of the cloud or the archive as it can be used now.
 *
 * @param endpoint as the ledger knows it, with what was seen of its honesty
 * @param honesty  what it did when it was lied to
 */
public record CloudConnection(Endpoint endpoint, Bucket bucket, Settings settings, Honesty honesty) {
    /**
     * @param partSize    bytes
     * @param filesAtOnce files of one roll under way
     */
    public record Settings(long partSize, int filesAtOnce) {
    }

    /** Gives the connections, or says how to behave without one. */
    public interface Source {
        /** @throws org.checkgate.ledger.StepFailure when there is none now */
        CloudConnection connection(Tier tier);

        /** Tells that this connection cannot be used until a setting changes: nobody else has to find that out, and it is looked at again now and then. */
        default void refused(CloudConnection connection, StepFailure why) {
        }
    }
}
