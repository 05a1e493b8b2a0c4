package org.checkgate.transfer.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.checkgate.ledger.StepFailure;

/** Waits for the workers of one roll. */
public final class Workers {
    private Workers() {
    }

    /**
     * Waits for all of them also when one failed: nobody may work on a roll that was given back.
     *
     * @param who for people, at the start of a sentence
     */
    public static void join(List<Future<?>> running, String who) {
        RuntimeException first = null;
        boolean interrupted = false;
        for (Future<?> worker : running) {
            for (boolean ended = false; !ended; ) {
                try {
                    worker.get();
                    ended = true;
                } catch (java.util.concurrent.CancellationException e) {
                    ended = true;
                } catch (ExecutionException e) {
                    RuntimeException failed = e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
                    first = first == null ? failed : first;
                    ended = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    running.forEach(each -> each.cancel(true));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw StepFailure.retry(Duration.ofSeconds(1), who + " was interrupted; it goes on where it stopped.", first);
        }
        if (first != null) {
            throw first;
        }
    }
}
