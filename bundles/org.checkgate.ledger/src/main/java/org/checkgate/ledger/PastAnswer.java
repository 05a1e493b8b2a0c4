package org.checkgate.ledger;

import java.time.Instant;
import java.util.List;

/**
 * One of the answers that plugins gave of a roll, at a glance.
 *
 * @param id      its number in the ledger
 * @param at      when it was given first; of one from before histories were kept, when the roll was inspected last
 * @param askedAt when the same was answered last
 * @param asked   how often it was answered
 * @param parts   who described how many clips, by plugin and version
 * @param newest  whether it is what stands now
 */
public record PastAnswer(long id, Instant at, Instant askedAt, int asked, List<Part> parts, boolean newest) {
    /**
     * What one plugin described of it.
     *
     * @param version empty where it is not known
     * @param waiting how many of the clips waited for a plugin
     */
    public record Part(String plugin, String version, long clips, long waiting) {
    }

    public PastAnswer {
        parts = List.copyOf(parts);
    }
}
