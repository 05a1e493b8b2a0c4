package org.checkgate.ledger;

import java.time.Instant;

/**
 * The limit that a person set in place of the configured one.
 *
 * @param plan a rate or a timetable, as it was written
 */
public record LimitOrder(String plan, String by, Instant at) {
}
