package org.checkgate.process;

import java.util.concurrent.CompletableFuture;

/** A running child process. Safe for use by several threads. */
public interface Child {
    long pid();

    boolean alive();

    /**
     * Completes when the child has ended and its output is read. Output that a surviving descendant may still write is
     * waited for during a few seconds only.
     */
    CompletableFuture<Result> finished();

    /** Asks it to end, and kills it and its descendants when it does not within a few seconds. Returns when it is gone. */
    void end();

    /** Kills it and its descendants; {@link #finished()} tells when it is gone. */
    void kill();
}
