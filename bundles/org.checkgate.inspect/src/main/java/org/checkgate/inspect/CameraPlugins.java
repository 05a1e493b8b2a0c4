package org.checkgate.inspect;

import java.util.List;

/** The camera plugins that serve now. A service; safe for use by several threads. */
public interface CameraPlugins {
    /**
     * Those that serve at this moment, sorted by name. A plugin that leaves later refuses every call after its running ones
     * have ended; who holds this list then gets a finding for the clip, not an error.
     *
     * @return a copy that never changes
     */
    List<HostedPlugin> snapshot();
}
