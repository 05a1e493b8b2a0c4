package org.checkgate.ledger;

import java.time.Instant;

/**
 * A rate that holds until a moment, whatever the limit says.
 *
 * @param rate   as it was written
 * @param until  when the limit holds again
 * @param reason may be empty
 */
public record LimitException(String rate, Instant until, String by, String reason, Instant at) {
}
