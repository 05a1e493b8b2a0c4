package org.checkgate.inspect.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.checkgate.inspect.HostedPlugin;
import org.checkgate.inspect.PluginLeftException;
import org.checkgate.inspect.PluginLending.Lease;
import org.checkgate.inspect.internal.host.Deadline;
import org.checkgate.spi.CameraPlugin;

/** Calls plugins, each call under a time limit, and puts whatever goes wrong into a sentence. */
final class TimedCalls {
    private static final int LONGEST_REASON = 400;

    private TimedCalls() {
    }

    /** What a plugin is asked. */
    interface Question<T> {
        T ask(CameraPlugin plugin) throws IOException;
    }

    /**
     * @throws CallFailed          with a sentence for a person, whatever went wrong
     * @throws PluginLeftException when the plugin left before it answered
     */
    static <T> T call(HostedPlugin plugin, Duration limit, String what, Question<T> question) throws CallFailed, PluginLeftException {
        return call(plugin, limit, what, question, nanos -> { });
    }

    /** As the other one. @param took is told how long the call itself took, however it ended; that it had to wait for a process is not the plugin's */
    static <T> T call(HostedPlugin plugin, Duration limit, String what, Question<T> question, LongConsumer took) throws CallFailed, PluginLeftException {
        try (Lease lease = plugin.lending().lend()) {
            long begun = System.nanoTime();
            try {
                return Deadline.within(limit, "camera-plugin-" + plugin.name(), () -> question.ask(lease.plugin()));
            } finally {
                took.accept(System.nanoTime() - begun);
            }
        } catch (TimeoutException e) {
            throw new CallFailed("The plugin " + plugin.name() + " took longer than " + limit.toMillis() + " ms to " + what + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailed("The work was stopped while the plugin " + plugin.name() + " was asked to " + what + ".");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PluginLeftException left) {
                throw left;
            }
            throw failed(plugin, what, e.getCause());
        } catch (PluginLeftException e) {
            throw e;
        } catch (IOException e) {
            throw failed(plugin, what, e);
        }
    }

    private static CallFailed failed(HostedPlugin plugin, String what, Throwable cause) {
        String message = cause.getMessage();
        String text = cause instanceof IOException && message != null && !message.isBlank() ? message : cause.toString();
        return new CallFailed("The plugin " + plugin.name() + " failed to " + what + ": "
            + PlainWords.line(text, LONGEST_REASON));
    }

    /** A call into a plugin gave nothing; the message is for a person. */
    static final class CallFailed extends Exception {
        private static final long serialVersionUID = 1;

        CallFailed(String sentence) {
            super(sentence);
        }
    }
}
