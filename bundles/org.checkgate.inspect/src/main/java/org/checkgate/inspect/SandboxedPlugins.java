package org.checkgate.inspect;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.checkgate.inspect.internal.JarBuild;
import org.checkgate.inspect.internal.host.OwnFolder;
import org.checkgate.inspect.internal.host.PluginSet;
import org.checkgate.process.Children;

/**
 * Camera plugins in processes of their own: none of their code is ever loaded into this one. Plugins come and go with their jars; a call
 * that runs when its jar is replaced ends with the old one. Safe for use by several threads.
 */
public final class SandboxedPlugins implements CameraPlugins, Closeable {
    private final Sandboxes sandboxes;
    private final Children children;
    private final Supplier<List<Path>> jars;
    private final ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "checkgate-plugin-processes");
        thread.setDaemon(true);
        return thread;
    });
    private List<JarBuild> builds;
    private boolean closed;
    /** Read without the lock: while a set is opened, which takes as long as its slowest plugin, others look at what is wrong with the one before. */
    private volatile PluginSet set = PluginSet.EMPTY;

    /** @param jars those that may serve at this moment; asked at each {@link #snapshot()}. Of two plugins of one name, that of the first serves */
    public SandboxedPlugins(Sandboxes sandboxes, Children children, Supplier<List<Path>> jars) {
        this.sandboxes = sandboxes;
        this.children = children;
        this.jars = jars;
        OwnFolder.sweep();
        long often = Math.max(1, sandboxes.idle().toMillis() / 2);
        tidying.scheduleWithFixedDelay(() -> set.tidy(), often, often, TimeUnit.MILLISECONDS);
    }

    /**
     * @throws UncheckedIOException  when no plugin at all can be hosted for now
     * @throws CancellationException when this is closed
     */
    @Override
    public synchronized List<HostedPlugin> snapshot() {
        if (closed) {
            throw new CancellationException("Camera plugins are not hosted any more.");
        }
        List<JarBuild> now = jars.get().stream().map(JarBuild::of).flatMap(Optional::stream).toList();
        if (!now.equals(builds)) {
            PluginSet next = open(now);
            set.retire();
            set = next;
            builds = now;
        }
        return set.plugins();
    }

    private PluginSet open(List<JarBuild> now) {
        try {
            return now.isEmpty() ? PluginSet.EMPTY : PluginSet.open(sandboxes, children, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with jars that were to serve, by the jar's absolute path: it does not start, has no name, or misbehaved in a call. */
    public Map<Path, PluginComplaint> complaints() {
        return set.complaints();
    }

    @Override
    public synchronized void close() {
        closed = true;
        tidying.shutdownNow();
        set.retire();
        set = PluginSet.EMPTY;
    }
}
