package org.checkgate.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A child with its watch: output read to its end, and killed when its time is over. */
final class WatchedChild implements Child {
    private static final long LAST_OUTPUT_SECONDS = 3;

    private final Process process;
    private final Duration grace;
    private final CompletableFuture<Result> finished;
    private volatile boolean timedOut;

    /** @param atEnd is done after the child has ended and before {@link #finished()} completes */
    WatchedChild(Command command, Process process, Duration grace, Executor readers, ScheduledExecutorService timer, Runnable atEnd) {
        this.process = process;
        this.grace = grace;
        TailReader output = new TailReader(process.getInputStream(), command.outputLimit(), command.onLine());
        TailReader errors = new TailReader(process.getErrorStream(), command.outputLimit(), line -> { });
        CompletableFuture<Void> listened = CompletableFuture.runAsync(output, readers);
        CompletableFuture<Void> read = CompletableFuture.allOf(listened, CompletableFuture.runAsync(errors, readers));
        Future<?> limit = limit(command.timeout(), timer);
        listened.exceptionally(listenerFailed -> {
            kill();
            return null;
        });
        finished = process.onExit()
                .thenRunAsync(() -> {
                    limit.cancel(false);
                    atEnd.run();
                }, readers)
                // A descendant that survives may hold the pipes open for ever.
                .thenCompose(ended -> read.copy().completeOnTimeout(null, LAST_OUTPUT_SECONDS, TimeUnit.SECONDS))
                .thenApply(done -> new Result(process.exitValue(), timedOut, output.text(), errors.text()));
    }

    private Future<?> limit(Duration timeout, ScheduledExecutorService timer) {
        if (timeout.isZero()) {
            return CompletableFuture.completedFuture(null);
        }
        return timer.schedule(() -> {
            if (process.isAlive()) {
                timedOut = true;
                kill();
            }
        }, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public CompletableFuture<Result> finished() {
        // A copy: nobody outside completes the watch's own.
        return finished.copy();
    }

    @Override
    public void end() {
        // Looked up now: once their parent is gone they are nobody's descendants.
        List<ProcessHandle> family = process.descendants().toList();
        // By its handle: Process.destroy also closes the pipes, and with them goes what it said last.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor();
            }
        } catch (InterruptedException interrupted) {
            kill();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        process.toHandle().destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
