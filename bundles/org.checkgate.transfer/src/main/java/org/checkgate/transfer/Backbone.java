package org.checkgate.transfer;

/** The way out of the centre: into the cloud, and on to the archive. Safe for use by several threads, each with its own roll. */
public interface Backbone {
    /**
     * Brings a roll that is wholly proven in staging into the cloud, and proves it there.
     *
     * @throws org.checkgate.ledger.StepFailure when findings hold the roll, no cloud is configured, it refuses us or cannot be
     *                                          reached, or other bytes lie under one of the roll's keys
     */
    void sync(long rollId);

    /**
     * Brings a roll, and the documents that were published about it, into the archive, and proves them there.
     *
     * @throws org.checkgate.ledger.StepFailure as {@link #sync}
     */
    void archive(long rollId);
}
