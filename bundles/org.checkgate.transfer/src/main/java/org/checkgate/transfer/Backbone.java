package org.checkgate.transfer;

import java.util.Optional;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;

/** The way out of the centre: into the cloud, and on to the archive. Safe for use by several threads, each with its own roll. */
public interface Backbone {
    /**
     * Claims the roll whose turn it is, for {@link #sync}, {@link #archive} or the publication of its documents; empty when none may begin now. A roll that is under way may
     * be told by this to give way at its next part.
     *
     * @param step SYNC, PUBLISH or ARCHIVE
     */
    Optional<Work> next(Step step);

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
