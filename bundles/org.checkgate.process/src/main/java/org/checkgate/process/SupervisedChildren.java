package org.checkgate.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Children that die with this process in two ways: the kernel kills them when their parent ends (on Linux with setpriv),
 * and a note of each is kept in a run folder, by which the next start ends what is left.
 *
 * <p>The kernel's signal comes when the <em>thread</em> that started the child ends. So all are started by one thread that
 * lives as long as this object, which lives until it is closed.
 */
public final class SupervisedChildren implements Children, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SupervisedChildren.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long CLOSE_SECONDS = 10;

    private final RunFolder notes;
    private final Launcher launcher;
    private final Duration grace;
    private final Set<WatchedChild> running = ConcurrentHashMap.newKeySet();
    // Not Executors.newSingleThreadExecutor: that one ends its thread when it is garbage, and with it every child.
    private final ExecutorService starter =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("checkgate-child-starter"));
    private final ExecutorService readers = Executors.newCachedThreadPool(named("checkgate-child-reader"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("checkgate-child-timer"));
    private boolean closed;

    /**
     * Ends what an earlier process, now gone, left behind in this run folder.
     *
     * @param runFolder holds a note per child; made when absent
     * @throws IOException when it cannot be used
     */
    public SupervisedChildren(Path runFolder) throws IOException {
        this(runFolder, Launcher.ofThisMachine(), GRACE);
    }

    /** @param grace between asking a child to end and killing it */
    SupervisedChildren(Path runFolder, Launcher launcher, Duration grace) throws IOException {
        this.notes = new RunFolder(runFolder);
        this.launcher = launcher;
        this.grace = grace;
        if (!launcher.binding()) {
            LOG.log(System.Logger.Level.WARNING, "There is no setpriv with --pdeathsig here: child processes that are left after a kill are ended at the next start only.");
        }
        notes.endLeftovers();
    }

    @Override
    public Child start(Command command) throws IOException {
        CompletableFuture<WatchedChild> started = new CompletableFuture<>();
        synchronized (this) {
            if (closed) {
                throw new IOException(command.name() + " was not started: the program that would start it is stopping.");
            }
            starter.execute(() -> startNow(command, started));
        }
        try {
            return started.get();
        } catch (InterruptedException interrupted) {
            started.thenAccept(Child::kill);
            Thread.currentThread().interrupt();
            throw new IOException(command.name() + " was not started: the work was interrupted.", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException(command.name() + " could not be started: " + failed.getCause().getMessage() + ".", failed.getCause());
        }
    }

    private void startNow(Command command, CompletableFuture<WatchedChild> started) {
        try {
            started.complete(watched(command, launcher.launch(command)));
        } catch (Throwable failed) {
            // Errors too: if this thread ended, the kernel would kill every child, and the caller would wait for ever.
            started.completeExceptionally(failed);
        }
    }

    private WatchedChild watched(Command command, Process process) throws IOException {
        try {
            notes.note(command.name(), process.toHandle());
            WatchedChild child = new WatchedChild(command, process, grace, readers, timer, () -> notes.forget(process.pid()));
            running.add(child);
            child.finished().whenComplete((result, failure) -> running.remove(child));
            return child;
        } catch (IOException | RuntimeException | Error unwatched) {
            process.destroyForcibly();
            notes.forget(process.pid());
            throw unwatched;
        }
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Kills every child that is still there. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        // Behind the last start, so that none slips through.
        CompletableFuture.runAsync(() -> running.forEach(Child::kill), starter).join();
        CompletableFuture.allOf(running.stream().map(Child::finished).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).exceptionally(listenerFailed -> null).join();
        timer.shutdownNow();
        starter.shutdown();
        readers.shutdown();
    }
}
