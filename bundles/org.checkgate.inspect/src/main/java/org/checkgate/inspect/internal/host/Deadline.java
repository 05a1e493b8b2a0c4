package org.checkgate.inspect.internal.host;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for work no longer than it may take. */
public final class Deadline {
    private Deadline() {
    }

    /**
     * Does the work on a daemon thread of its own, which is interrupted when the time is over and not waited for any longer.
     *
     * @param thread its name
     */
    public static <T> T within(Duration limit, String thread, Callable<T> work) throws TimeoutException, ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread own = new Thread(task, thread);
        own.setDaemon(true);
        own.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }
}
