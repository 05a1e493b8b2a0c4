package org.checkgate.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One call into a plugin, on a thread of its own, as the appliance makes it.
 *
 * @param value  what it answered; null where it threw
 * @param thrown what it threw; null where it answered
 */
record TimedCall<T>(T value, Throwable thrown) {
    private static final int FRAMES_SHOWN = 6;

    /**
     * @param what what the plugin was asked for, such as {@code group the card}
     * @throws Broken when the call does not end in time; the sentence says where it was
     */
    static <T> TimedCall<T> within(Duration limit, String what, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "camera-plugin-kit-" + what);
        thread.setDaemon(true);
        thread.start();
        try {
            return new TimedCall<>(task.get(limit.toMillis(), TimeUnit.MILLISECONDS), null);
        } catch (ExecutionException e) {
            return new TimedCall<>(null, e.getCause());
        } catch (TimeoutException e) {
            String where = Arrays.stream(thread.getStackTrace()).limit(FRAMES_SHOWN).map(f -> "  at " + f).collect(Collectors.joining("\n"));
            task.cancel(true);
            throw new Broken("The plugin was asked to " + what + " and had not ended after " + limit.toMillis() + " ms. It was here:\n" + where);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new Broken("The test was stopped while the plugin was asked to " + what + ".");
        }
    }

    /** What it answered. @throws Broken when it threw, or answered null */
    T orBroken(String what) {
        if (thrown != null) {
            throw new Broken("The plugin was asked to " + what + " and threw " + thrown + ".", thrown);
        } else if (value == null) {
            throw new Broken("The plugin was asked to " + what + " and answered null.");
        }
        return value;
    }
}
