package org.checkgate.inspect.internal.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes of one set of plugins, so many at a time, and no more than are worth their start. Each is lent to one call. A pool that
 * is retired lends nothing any more; what it has lent runs to its end, with the jars that the set was opened with.
 */
final class Pool {
    /** What a start costs. As long as callers have waited for less than that altogether, another process would not have served them sooner. */
    private static final long START_NANOS = Duration.ofSeconds(1).toNanos();

    private final ProcessStart start;
    private final JarCopies jars;
    private final int most;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private int running;
    private long waited;
    private boolean retired;

    private record Idle(PluginProcess process, long since) {
    }

    /** @param jars closed when the last process is gone after this was retired */
    Pool(ProcessStart start, JarCopies jars, int most) {
        this.start = start;
        this.jars = jars;
        this.most = most;
    }

    JarCopies jars() {
        return jars;
    }

    synchronized boolean retired() {
        return retired;
    }

    /** @return empty when this pool is retired: its plugins have left */
    Optional<PluginProcess> borrow() throws IOException, InterruptedException {
        synchronized (this) {
            while (!retired && idle.isEmpty() && (running >= most || running > 0 && waited < START_NANOS)) {
                long since = System.nanoTime();
                wait(running >= most ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(START_NANOS - waited)));
                waited += System.nanoTime() - since;
            }
            if (retired) {
                return Optional.empty();
            }
            running++;
            for (Idle next = idle.pollLast(); next != null; next = idle.pollLast()) {
                if (next.process().alive()) {
                    return Optional.of(next.process());
                }
                next.process().close();
            }
            waited = 0;
        }
        try {
            return Optional.of(start.start(jars.paths()));
        } catch (IOException | RuntimeException e) {
            gone();
            throw e;
        }
    }

    /** Takes a process back; one that is spoiled is ended. */
    void giveBack(PluginProcess process) {
        synchronized (this) {
            if (!retired && process.alive() && process.leftovers().isEmpty()) {
                idle.addLast(new Idle(process, System.nanoTime()));
            } else {
                process.close();
            }
        }
        gone();
    }

    private void gone() {
        synchronized (this) {
            running--;
            notifyAll();
        }
        sweep();
    }

    private void sweep() {
        synchronized (this) {
            if (!retired || running > 0) {
                return;
            }
        }
        jars.close();
    }

    /** Ends what nobody has needed for so long. */
    void tidy(Duration kept) {
        List<PluginProcess> old = new ArrayList<>();
        synchronized (this) {
            while (!idle.isEmpty() && System.nanoTime() - idle.peekFirst().since() >= kept.toNanos()) {
                old.add(idle.pollFirst().process());
            }
        }
        old.forEach(PluginProcess::close);
    }

    void retire() {
        synchronized (this) {
            retired = true;
            notifyAll();
        }
        tidy(Duration.ZERO);
        sweep();
    }
}
