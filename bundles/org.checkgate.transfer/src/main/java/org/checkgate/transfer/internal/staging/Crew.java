package org.checkgate.transfer.internal.staging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.source.WatchedDrive;

/**
 * Workers on one drive, waited for until all have ended: nobody may work on a roll that was given back. Only of a drive that
 * answers nothing any more the workers that hang in it are left behind.
 */
final class Crew {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ExecutorService threads;
    private final WatchedDrive drive;
    private final Duration patience;

    /** @param patience how long a drive may take for one answer */
    Crew(ExecutorService threads, WatchedDrive drive, Duration patience) {
        this.threads = threads;
        this.drive = drive;
        this.patience = patience;
    }

    /** The drive did not answer in time. */
    static final class Silent extends Exception {
        private final String path;

        private Silent(String path) {
            this.path = path;
        }

        /** What was being read; empty when it was the drive itself that was looked at. */
        String path() {
            return path;
        }
    }

    /** @throws StepFailure what the first worker that failed says, or that the wait was interrupted */
    void run(List<Callable<Void>> work) throws Silent {
        CompletionService<Void> ends = new ExecutorCompletionService<>(threads);
        work.forEach(ends::submit);
        int running = work.size();
        RuntimeException failed = null;
        boolean interrupted = false;
        Optional<String> silent = Optional.empty();
        while (running > 0 && !(drive.abandoned() && running <= drive.waiting())) {
            try {
                Future<Void> ended = ends.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (ended != null) {
                    running--;
                    failed = failed == null ? failure(ended) : failed;
                }
            } catch (InterruptedException e) {
                // Cancelled workers would count as ended while they still run; like this they end at the next thing they want to read.
                interrupted = true;
                drive.abandon();
            }
            if (!drive.abandoned()) {
                silent = drive.silentFor(patience.toNanos());
                silent.ifPresent(path -> drive.abandon());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw StepFailure.retry(Duration.ofSeconds(1), "Staging was interrupted; it goes on where it stopped.", failed);
        }
        if (silent.isPresent()) {
            throw new Silent(silent.get());
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Why a worker that has ended failed; null when it did not. */
    private static RuntimeException failure(Future<Void> ended) throws InterruptedException {
        try {
            ended.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
