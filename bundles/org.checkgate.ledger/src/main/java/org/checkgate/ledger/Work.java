package org.checkgate.ledger;

import java.time.Instant;

/**
 * @param attempts  how often it was claimed
 * @param notBefore when a WAITING row may be claimed again
 * @param reason    why it waits, a plain sentence; empty when it does not
 */
public record Work(long id, long rollId, Step step, WorkState state, int attempts, Instant notBefore, String reason) {
}
