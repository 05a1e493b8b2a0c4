package org.checkgate.cli.internal.terminal;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ctrl-C or SIGTERM in the middle of long work: the work is asked to end, the process ends when it has, and a sentence says
 * what the state is. For one piece of work.
 */
public final class Interruption {
    /** Longer than any list takes to be written; a drive that was pulled out must not keep the process for ever. */
    private static final long PATIENCE_SECONDS = 60;
    private static final int NONE = -1;
    private final Terminal terminal;
    private final String state;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean begun;
    private volatile boolean asked;
    private volatile int answer = NONE;
    private volatile Exception failure;

    /** @param state the sentence that holds when the work was cut off */
    public Interruption(Terminal terminal, String state) {
        this.terminal = terminal;
        this.state = state;
    }

    /** Does the work; after a signal it never returns. Until the work calls {@link #begin}, a signal ends the process at once. */
    public <T> T during(Callable<T> work) throws Exception {
        Thread hook = new Thread(this::stop, "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } catch (Exception e) {
            failure = e;
            throw e;
        } finally {
            ended.countDown();
            leave(hook);
        }
    }

    /**
     * From now on the process waits for the work to end.
     *
     * @throws CancellationException when a signal has come already
     */
    public synchronized void begin() {
        if (asked) {
            throw new CancellationException(state);
        }
        begun = true;
    }

    /** Whether the work shall end. */
    public boolean asked() {
        return asked;
    }

    /** The work is done and its answer is out: a signal that came too late ends the process with this exit code. */
    public void answered(int exitCode) {
        answer = exitCode;
    }

    private synchronized boolean ask() {
        asked = true;
        return begun;
    }

    private void stop() {
        boolean wait = ask();
        terminal.bar("");
        if (wait) {
            terminal.note("checkgate: Stopping.");
        }
        boolean over = !wait || awaitEnd();
        if (answer != NONE) {
            terminal.note("checkgate: It was done before it could stop.");
            Runtime.getRuntime().halt(answer);
        }
        if (!over) {
            terminal.note("checkgate: What was being done did not end within a minute, so it was cut off.");
        } else if (failure == null || failure instanceof CancellationException) {
            terminal.note("checkgate: " + state);
        } else {
            terminal.note("checkgate: It failed before it could stop: " + failure.getMessage());
        }
    }

    private boolean awaitEnd() {
        try {
            return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void leave(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook has the last word; whatever this thread was about to say is of no interest any more.
            while (true) {
                LockSupport.park();
            }
        }
    }
}
