package org.checkgate.sandbox.internal;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/** One call into a plugin, in a group of threads of its own, so that what it leaves running is seen. */
final class GuardedCall<T> {
    private static final long GRACE_MILLIS = 200;

    private final ThreadGroup group = new ThreadGroup("call");
    private final Callable<T> work;

    GuardedCall(Callable<T> work) {
        this.work = work;
    }

    /** @throws Throwable whatever the plugin threw */
    T run() throws Throwable {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(group, task, "camera-plugin");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        } finally {
            thread.join();
        }
    }

    /** The names of threads that go on although they were asked to end; empty when there are none. */
    String leftovers() {
        group.interrupt();
        long end = System.nanoTime() + GRACE_MILLIS * 1_000_000;
        for (Thread thread : threads()) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Arrays.stream(threads()).map(Thread::getName).limit(5).collect(Collectors.joining(", "));
    }

    private Thread[] threads() {
        Thread[] found = new Thread[group.activeCount() + 10];
        int count = group.enumerate(found);
        return Arrays.stream(found, 0, count).filter(Objects::nonNull).filter(Thread::isAlive).toArray(Thread[]::new);
    }
}
