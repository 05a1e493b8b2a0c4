package org.checkgate.ledger;

import java.time.Instant;

/**
 * A roll for which a station is not done.
 *
 * @param bytes   of all its files
 * @param since   when the station was asked for
 * @param arrived when the first station was: about when the roll was listed
 */
public record Pending(Work work, String title, String roll, long bytes, Instant since, Instant arrived) {
}
