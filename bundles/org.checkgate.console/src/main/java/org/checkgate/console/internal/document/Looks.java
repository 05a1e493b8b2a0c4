package org.checkgate.console.internal.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.LastLook;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Scrubs;

/**
 * When what is proven of a roll was looked at.
 *
 * @param tiers those on which something of it is proven now
 */
public record Looks(long roll, List<OfTier> tiers) {
    /**
     * RFC 3339 UTC each.
     *
     * @param lookedAt null when it was not looked at since it was proven
     * @param askedAt  null when nobody waits for a look
     * @param begunAt  null when no look is under way
     */
    public record OfTier(String tier, String lookedAt, String askedAt, String begunAt) {
        static OfTier of(LastLook look) {
            return new OfTier(look.tier().word(), text(look.looked()), text(look.asked()), text(look.begun()));
        }

        private static String text(Optional<Instant> at) {
            return at.map(Instant::toString).orElse(null);
        }
    }

    public static Looks of(Scrubs scrubs, Roll roll) {
        return new Looks(roll.id(), scrubs.last(roll.id()).stream().map(OfTier::of).toList());
    }
}
