package org.checkgate.transfer.internal;

/** Holds back a read that nobody waits for. */
public interface Pace {
    Pace FREE = bytes -> {
    };

    /**
     * Returns when so many bytes more may be read.
     *
     * @throws org.checkgate.ledger.StepFailure when the read is to end here; it says nothing about what was read
     */
    void passed(long bytes);
}
