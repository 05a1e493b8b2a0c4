package org.checkgate.intake.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks drives what they may never answer: a drive that hangs, hangs whoever looks at it. Each answer is waited for a little;
 * a later one is picked up when the same is asked again, and nobody else waits for it. Safe for use by several threads.
 */
final class Asking<T> {
    private final Duration patience;
    private final Map<Path, Future<T>> open = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "checkgate-look");
        thread.setDaemon(true);
        return thread;
    });

    /** @param patience how long one who asks waits at first */
    Asking(Duration patience) {
        this.patience = patience;
    }

    /**
     * @return empty while there is no answer
     * @throws IOException what the question threw
     */
    Optional<T> ask(Path path, Callable<T> question) throws IOException {
        Future<T> before = open.get(path);
        // Who has waited once does not wait again: the others want to be looked at too.
        long wait = before == null ? patience.toMillis() : 0;
        Future<T> asked = before == null ? threads.submit(question) : before;
        open.put(path, asked);
        try {
            Optional<T> answer = Optional.of(asked.get(wait, TimeUnit.MILLISECONDS));
            open.remove(path);
            return answer;
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            open.remove(path);
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What was asked of this place before is of no interest any more: something else may be there now. */
    void forget(Path path) {
        open.remove(path);
    }
}
