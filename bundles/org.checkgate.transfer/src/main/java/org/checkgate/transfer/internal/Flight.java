package org.checkgate.transfer.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Parts on their way side by side; the first that fails ends the object early. For one thread. */
public final class Flight<T> {
    private final ExecutorService senders;
    private final List<Future<T>> flying = new ArrayList<>();

    public Flight(ExecutorService senders) {
        this.senders = senders;
    }

    public void send(Callable<T> part) {
        flying.add(senders.submit(part));
    }

    /** What has arrived since this was asked last. */
    public List<T> landed() throws StoreTrouble, InterruptedException {
        return take(false);
    }

    /** Waits for all that is still on its way. */
    public List<T> all() throws StoreTrouble, InterruptedException {
        return take(true);
    }

    private List<T> take(boolean wait) throws StoreTrouble, InterruptedException {
        List<T> arrived = new ArrayList<>();
        for (Iterator<Future<T>> each = flying.iterator(); each.hasNext(); ) {
            Future<T> part = each.next();
            if (wait || part.isDone()) {
                each.remove();
                arrived.add(result(part));
            }
        }
        return arrived;
    }

    private T result(Future<T> part) throws StoreTrouble, InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreTrouble trouble) {
                throw trouble;
            }
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** No part may still write to the journal when its object is given up. */
    public void settle() {
        for (Future<T> part : flying) {
            try {
                part.get();
            } catch (ExecutionException e) {
                // The first that failed was reported already.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
