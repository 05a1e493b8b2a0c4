package org.checkgate.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done. The allowed transitions and what follows what stand in {@link Pipeline}; everything else is
 * refused with an {@link IllegalStateException}.
 */
public interface WorkQueue {
    /**
     * Claims the oldest row of this step that is ready, or whose waiting is over. Of a step that is {@link Pipeline#oneADrive
     * for one a drive} only where nothing of that drive is running.
     */
    Optional<Work> claim(Step step);

    /** The station is finished for this roll; what comes next becomes ready in the same acknowledged step. */
    void done(Work work);

    /**
     * All rows of this step that {@link #claim(Step)} could give, the one that waits longest first, for who chooses by more than age.
     *
     * @throws IllegalArgumentException for a step that is {@link Pipeline#oneADrive for one a drive}
     */
    List<Queued> queued(Step step);

    /**
     * All rows of this step that are not done, whatever they wait for, with when each roll was listed; the one that waits longest first.
     */
    List<Pending> pending(Step step);

    /** Claims a row of {@link #queued} as it was seen; empty when it is no longer so. */
    Optional<Work> claim(Work seen);

    void retry(Work work, Duration after, String reason);

    void block(Work work, String reason);

    /** A blocked, waiting or finished row may run (again). A running one runs again after it has finished. No row: nothing. */
    void rearm(long rollId, Step step);

    /** {@link #rearm} for every blocked row of this step: a setting changed. */
    void rearmBlocked(Step step);

    List<Work> ofRoll(long rollId);

    /** Rows in this state, oldest first. */
    List<Work> in(WorkState state);

    /** Gives every running row back: called once when the appliance starts. */
    void recover();
}
