package org.checkgate.inspect.internal;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.spi.CameraPlugin;

/** Runs calls into plugins on daemon threads of the host, each with a time limit. */
public final class TimedCalls {
    /** So many threads of a plugin may hang; then it is not called any more until one of them ends. */
    static final int MOST_HANGING = 3;

    /** By instance, not by name: a newer version of a plugin starts with a clean sheet. */
    private final Map<CameraPlugin, Set<Thread>> hanging = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @throws CallFailed with a sentence for a person, whatever went wrong
     */
    <T> T call(HostedPlugin plugin, Duration limit, String what, Callable<T> work) throws CallFailed {
        Set<Thread> hung = hanging.computeIfAbsent(plugin.plugin(), p -> ConcurrentHashMap.newKeySet());
        hung.removeIf(t -> !t.isAlive());
        if (hung.size() >= MOST_HANGING) {
            throw new CallFailed("The plugin " + plugin.name() + " hangs in " + hung.size() + " earlier calls and was not asked again.");
        }
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "camera-plugin-" + plugin.name() + "-" + what);
        thread.setDaemon(true);
        thread.setContextClassLoader(plugin.plugin().getClass().getClassLoader());
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            hung.add(thread);
            throw new CallFailed("The plugin " + plugin.name() + " took longer than " + limit.toMillis() + " ms to " + what + ".");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallFailed("The work was stopped while the plugin " + plugin.name() + " was asked to " + what + ".");
        } catch (ExecutionException e) {
            throw new CallFailed("The plugin " + plugin.name() + " failed to " + what + ": " + reason(e.getCause()));
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        String text = cause instanceof java.io.IOException && message != null && !message.isBlank() ? message : cause.toString();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    /** A call into a plugin gave nothing; the message is for a person. */
    static final class CallFailed extends Exception {
        private static final long serialVersionUID = 1;

        CallFailed(String sentence) {
            super(sentence);
        }
    }
}
