package org.checkgate.console.internal.document;

import org.checkgate.ledger.ActivityEntry;

/**
 * One line of what happened.
 *
 * @param at    RFC 3339 UTC
 * @param drive null when it is about none
 * @param roll  id of the roll, null when it is about none
 */
public record Happening(long sequence, String at, Long drive, Long roll, String kind, String sentence) {
    public static Happening of(ActivityEntry entry) {
        return new Happening(entry.sequence(), entry.at().toString(), entry.driveId().isPresent() ? entry.driveId().getAsLong() : null,
                entry.rollId().isPresent() ? entry.rollId().getAsLong() : null, entry.kind(), entry.sentence());
    }
}
