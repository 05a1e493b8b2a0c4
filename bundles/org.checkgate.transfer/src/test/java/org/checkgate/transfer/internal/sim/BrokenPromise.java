package org.checkgate.transfer.internal.sim;

/** What the simulation looks for. */
public final class BrokenPromise extends Error {
    private static final long serialVersionUID = 1;

    BrokenPromise(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
