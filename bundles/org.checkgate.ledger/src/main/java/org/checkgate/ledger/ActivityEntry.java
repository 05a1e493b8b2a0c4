package org.checkgate.ledger;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One line of what happened, for people.
 *
 * @param sequence orders entries; time does not
 * @param kind     a stable word such as {@code roll.staged}
 */
public record ActivityEntry(long sequence, Instant at, OptionalLong driveId, OptionalLong rollId, String kind, String sentence) {
}
