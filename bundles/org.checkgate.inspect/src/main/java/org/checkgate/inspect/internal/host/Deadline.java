package org.checkgate.inspect.internal.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work no longer than it may take. */
public final class Deadline {
    /** As many as are needed, and used again: to start one takes as long as a short call. */
    private static final ExecutorService THREADS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    private Deadline() {
    }

    /**
     * Does the work on another thread, which is interrupted when the time is over and not waited for any longer.
     *
     * @param thread its name while it does
     */
    public static <T> T within(Duration limit, String thread, Callable<T> work) throws TimeoutException, ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            Thread.currentThread().setName(thread);
            return work.call();
        });
        THREADS.execute(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Who ends the lease then sees that the plugin did nothing wrong.
            Thread.currentThread().interrupt();
            throw e;
        } finally {
            task.cancel(true);
        }
    }
}
