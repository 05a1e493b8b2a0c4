package org.checkgate.ledger;

import java.time.Instant;

/**
 * A roll manifest that was written to the cloud.
 *
 * @param number from 1, counted over all deliveries of a roll's prefix
 * @param key    the manifest's object key
 */
public record Publication(long rollId, int number, String key, Instant at) {
}
