package org.checkgate.inspect;

import java.util.List;

/** The camera plugins that serve now. A service; safe for use by several threads. */
public interface CameraPlugins {
    /**
     * Those that serve at this moment, sorted by name. A plugin that leaves later refuses every call after its running ones
     * have ended, with a {@link PluginLeftException}.
     *
     * @return a copy that never changes
     * @throws java.io.UncheckedIOException when none can be hosted for now, with a sentence
     * @throws java.util.concurrent.CancellationException when the appliance is stopping
     */
    List<HostedPlugin> snapshot();
}
