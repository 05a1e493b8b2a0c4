package org.checkgate.ledger;

import java.time.Instant;

/**
 * One file on one tier.
 *
 * @param endpoint the address it was proven at; copies at an endpoint that is no longer configured light nothing
 * @param key      object key; on the drive, the path below its mount
 */
public record Copy(long fileId, Tier tier, String endpoint, String key, Strength strength, Instant at) {
}
