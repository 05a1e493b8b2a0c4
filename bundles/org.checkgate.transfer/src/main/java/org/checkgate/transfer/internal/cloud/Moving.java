package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.transfer.internal.Threads;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * Ends a request with a body when nothing of it moves any more. Only the wire's silence counts: a slow part, or one that
 * we hold back ourselves, goes on for as long as it takes. A blocking write knows no time limit of its own.
 */
final class Moving implements ExecutableHttpRequest {
    /** What the system may have taken of a body and not sent yet, in bytes: on a slow line it takes no more, and no answer comes, until that has left. */
    private static final long UNDER_WAY = 4 << 20;
    /** How many times the patience all of that may take to leave. */
    private static final int SLOWEST = 5;

    private final ScheduledExecutorService timer;
    private final Duration patience;
    private ExecutableHttpRequest request;
    private Future<?> look;
    private boolean ours;
    private boolean ended;
    private boolean tooLong;
    private long since;
    private long taken;

    /** @param patience how long nothing may move */
    Moving(ScheduledExecutorService timer, Duration patience) {
        this.timer = timer;
        this.patience = patience;
    }

    /** The longest that nothing may be seen to move. */
    static Duration longest(Duration patience) {
        return patience.multipliedBy(1 + SLOWEST);
    }

    Moving of(ExecutableHttpRequest watched) {
        request = watched;
        return this;
    }

    /** The wire wants more: what it had has moved. */
    synchronized void wanted() {
        ours = true;
    }

    /**
     * The wire has it.
     *
     * @param count bytes; negative when there are no more, and the answer is waited for
     */
    synchronized void given(int count) {
        ours = false;
        since = System.nanoTime();
        taken += Math.max(0, count);
    }

    private synchronized long limit() {
        return patience.toNanos() + patience.toNanos() * SLOWEST / UNDER_WAY * Math.min(taken, UNDER_WAY);
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
        given(0);
        again(limit());
        try {
            return request.call();
        } catch (IOException | RuntimeException e) {
            // What is half sent must not be taken for slow by the other side.
            request.abort();
            if (gaveUp()) {
                throw new SocketTimeoutException("nothing moved for " + patience.toSeconds() + " seconds");
            }
            throw e;
        } finally {
            end();
        }
    }

    private synchronized boolean gaveUp() {
        return tooLong;
    }

    private synchronized void end() {
        ended = true;
        if (look != null) {
            look.cancel(false);
        }
    }

    private synchronized void again(long nanos) {
        look = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
    }

    private synchronized void look() {
        if (ended) {
            return;
        }
        long left = ours ? limit() : limit() - (System.nanoTime() - since);
        if (left > 0) {
            again(left);
        } else {
            tooLong = true;
            // Closing may take a while, and the other requests are watched meanwhile.
            Threads.daemon("checkgate-abort", request::abort).start();
            // One that was still connecting has nothing to close yet.
            again(limit());
        }
    }

    @Override
    public void abort() {
        request.abort();
    }
}
