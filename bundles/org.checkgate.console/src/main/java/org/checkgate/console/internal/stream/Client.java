package org.checkgate.console.internal.stream;

/** Somebody who listens. */
interface Client {
    /** Takes a frame without waiting; false when it is gone or too slow to be waited for. */
    boolean offer(byte[] frame);

    /** The last activity it has seen; less than 0 when it wants new ones alone. */
    long after();

    void close();
}
