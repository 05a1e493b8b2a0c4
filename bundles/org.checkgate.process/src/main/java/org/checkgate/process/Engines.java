package org.checkgate.process;

import java.io.IOException;

/** Where the shipped engines are. Safe for use by several threads. */
public interface Engines {
    /**
     * Unpacks the shipped ffmpeg on the first call; later calls are cheap.
     *
     * @throws IOException when it cannot be unpacked or does not run on this machine; the message is a plain sentence
     */
    Engine ffmpeg() throws IOException;
}
