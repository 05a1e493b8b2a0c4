package org.checkgate.publish;

import org.checkgate.ledger.StepFailure;

/**
 * Writes what the world outside sees of a roll. Every method may be repeated: what was written is found again and left
 * as it is. They throw {@link StepFailure}.
 */
public interface Publisher {
    /**
     * Puts our generation and the proxies beside the roll in the cloud and, last of all, the next roll manifest; then the
     * event {@code org.checkgate.roll.ready}, or {@code .updated} for a later manifest. Nothing is written when nothing
     * changed since the newest manifest.
     */
    void publish(long rollId);

    /** Appends {@code org.checkgate.roll.archived}, once. */
    void archived(long rollId);

    /** Appends {@code org.checkgate.roll.quarantined}, once, when a finding keeps the roll from the cloud; else nothing. */
    void quarantine(long rollId);

    /** Appends {@code org.checkgate.roll.tampered} for everything that was proven once, was found to be changed or gone, and is not told of yet. */
    void tampered();
}
