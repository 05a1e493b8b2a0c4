package org.checkgate.console.internal.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** A listener at the other end of an asynchronous request. It never makes the sender wait: a queue, and then the door. */
final class ServletClient implements Client, WriteListener {
    /** At a few frames a second, about a minute of not reading. */
    private static final int FRAMES = 256;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final long after;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private boolean started;
    private boolean toFlush;
    private boolean closed;

    ServletClient(AsyncContext context, ServletOutputStream out, long after) {
        this.context = context;
        this.out = out;
        this.after = after;
    }

    @Override
    public synchronized boolean offer(byte[] frame) {
        if (!closed && queue.size() >= FRAMES) {
            close();
        }
        if (!closed) {
            queue.add(frame);
            drain();
        }
        return !closed;
    }

    @Override
    public long after() {
        return after;
    }

    @Override
    public synchronized void onWritePossible() {
        started = true;
        drain();
    }

    @Override
    public synchronized void onError(Throwable gone) {
        close();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        queue.clear();
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            // The container was faster; the listener is gone either way.
        }
    }

    private void drain() {
        try {
            while (started && !closed && out.isReady()) {
                if (toFlush) {
                    toFlush = false;
                    out.flush();
                } else if (queue.isEmpty()) {
                    return;
                } else {
                    out.write(queue.poll());
                    toFlush = true;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }
}
