package org.checkgate.transfer.internal.shape;

import java.time.Instant;
import org.checkgate.ledger.Tier;

/**
 * A roll that wants to go somewhere.
 *
 * @param lane  CLOUD or ARCHIVE
 * @param bytes of all its files
 * @param since when that was asked for
 */
public record Rider(Tier lane, long rollId, String title, long bytes, Instant since) {
}
