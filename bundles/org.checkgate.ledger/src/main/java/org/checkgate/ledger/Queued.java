package org.checkgate.ledger;

import java.time.Instant;

/**
 * A roll that a station may be claimed for.
 *
 * @param bytes of all its files
 * @param since when it was asked for
 */
public record Queued(Work work, String title, String roll, long bytes, Instant since) {
}
