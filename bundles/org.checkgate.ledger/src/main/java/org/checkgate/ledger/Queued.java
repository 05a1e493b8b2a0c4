package org.checkgate.ledger;

import java.time.Instant;

/**
 * A roll that a station may be claimed for.
 *
 * @param since when it was asked for
 */
public record Queued(Work work, String title, String roll, Instant since) {
}
