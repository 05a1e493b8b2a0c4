package org.checkgate.render;

import java.io.IOException;

/** Makes proxies. A service; safe for use by several threads. */
public interface ProxyRenderer {
    /**
     * Renders a proxy and a poster: {@code <clip>.mp4} and {@code <clip>.jpg} in the job's
     * folder. They replace files of these names, and appear only when they are whole and proven. One job a clip and folder
     * at a time. An interrupt ends the engine.
     *
     * @throws RenderException when there is no proxy; says why and whether to try again
     * @throws IOException     when the folder cannot be written
     */
    Rendered render(RenderJob job, Progress progress) throws IOException;
}
