package org.checkgate.inspect;

import java.io.IOException;
import org.checkgate.spi.CameraPlugin;

/** Lends a plugin for one call at a time. Safe for use by several threads. */
public interface PluginLending {
    /**
     * Waits until the plugin can be called; what a call may take is counted from then on.
     *
     * @throws IOException          when it cannot be called, with what goes on after "The plugin NAME failed to …: "
     * @throws InterruptedException when the wait is interrupted
     */
    Lease lend() throws IOException, InterruptedException;

    /** A plugin, lent for one call. */
    interface Lease extends AutoCloseable {
        CameraPlugin plugin();

        /** Ends the lease. A call that has not returned by now is ended with whatever it runs in, where it can be. */
        @Override
        void close();
    }
}
