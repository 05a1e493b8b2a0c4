package org.checkgate.transfer.internal.bytes;

import java.io.IOException;

/** What all bytes pass on their way out. Safe for use by several threads. */
public interface Outflow {
    /** How much may be asked for at once, in bytes: a slow line is fed in small bites, else one take would wait for hours. */
    int bite();

    /**
     * Waits until these bytes may leave.
     *
     * @throws IOException when nothing may leave for longer than a request can be kept waiting
     */
    void take(int bytes) throws IOException, InterruptedException;
}
