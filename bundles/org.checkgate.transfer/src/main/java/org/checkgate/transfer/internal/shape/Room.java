package org.checkgate.transfer.internal.shape;

import java.time.Duration;
import java.util.Map;
import org.checkgate.ledger.Tier;

/**
 * How much may be under way, and how it is shared.
 *
 * @param seats   rolls under way on each lane at the same time, 2 or more
 * @param parts   parts under way at the same time over all lanes, 1 or more
 * @param weights of the lanes, 1 to 100; a lane that is not there has 1
 * @param step    waiting that counts as much as one step of urgency
 */
public record Room(int seats, int parts, Map<Tier, Integer> weights, Duration step) {
    /** As the configuration has it where nobody changed anything. */
    public static final Room USUAL = new Room(4, 8, Map.of(Tier.CLOUD, 4), Duration.ofHours(6));

    public Room {
        weights = Map.copyOf(weights);
    }
}
