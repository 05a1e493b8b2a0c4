package org.checkgate.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * The rolls that a tier has before it: asked for, not done, and not held back by a finding, which is a person's to decide.
 *
 * @param rolls   how many
 * @param stopped of these, the ones for which nothing happens without a person or a setting
 * @param held    of those that are not stopped, the ones that a person's order holds: they are paused or cancelled, or may not begin
 * @param bytes   of their files, as listed, without what has arrived since they were asked for; what is sent once more makes it too small by as much
 * @param oldest  since when the one that waits longest has been asked for; empty when there is none
 */
public record Backlog(long rolls, long stopped, long held, long bytes, Optional<Instant> oldest) {
    public static final Backlog EMPTY = new Backlog(0, 0, 0, 0, Optional.empty());
}
