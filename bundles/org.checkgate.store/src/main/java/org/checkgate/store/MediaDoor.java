package org.checkgate.store;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Lends a staged object to an engine: a loopback address with a one-time token that answers range requests until its
 * byte budget is used up, its time is over or it is closed. Safe for use by several threads.
 */
public interface MediaDoor {
    /** @throws IOException when the object is not there or staging cannot be reached */
    Door open(String key, long byteBudget, Duration life) throws IOException;

    /** An open door. */
    interface Door extends AutoCloseable {
        URI address();

        long bytesServed();

        @Override
        void close();
    }
}
