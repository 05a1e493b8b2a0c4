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
 * @param small   bytes; a roll of at most so many, as those of sound are, does not wait for large ones of its title
 * @param step    waiting that counts as much as one step of urgency
 */
public record Room(int seats, int parts, Map<Tier, Integer> weights, long small, Duration step) {
    /** As the configuration has it where nobody changed anything. */
    public static final Room USUAL = new Room(4, 8, Map.of(Tier.CLOUD, 4), 16L << 30, Duration.ofHours(6));

    public Room {
        weights = Map.copyOf(weights);
    }

    boolean small(Rider rider) {
        return rider.bytes() <= small;
    }
}
