package org.checkgate.ledger;

import java.time.Instant;

/**
 * A roll that staging need not hold any longer.
 *
 * @param since the later of two times: its newest archive copy was proven, its shoot day was signed off
 */
public record Clearable(long rollId, Instant since) {
}
