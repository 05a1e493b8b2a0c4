package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Runs file access on threads that nobody interrupts. An interrupt in the middle of it would close the database's file for
 * all; on the caller's thread it stays pending until the access is over.
 */
final class Shield implements AutoCloseable {
    /** What touches the file. */
    interface Work<T> {
        T run() throws SQLException;
    }

    private final Executor threads;
    private final Runnable end;

    Shield() {
        ExecutorService own = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "ledger");
            thread.setDaemon(true);
            return thread;
        });
        this.threads = own;
        this.end = own::shutdown;
    }

    private Shield(Executor threads) {
        this.threads = threads;
        this.end = () -> { };
    }

    /** For a file that an interrupt cannot close: everything stays on the caller's thread. */
    static Shield none() {
        return new Shield(Runnable::run);
    }

    <T> T run(Work<T> work) throws SQLException {
        FutureTask<T> result = new FutureTask<>(work::run);
        threads.execute(result);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static SQLException rethrown(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (SQLException) failure;
    }

    @Override
    public void close() {
        end.run();
    }
}
