package org.checkgate.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that persons ordered of the backbone and that stands, at one moment.
 *
 * @param limit      empty: the configured one holds
 * @param exception  also one that has ended and that nobody took away
 * @param urgencies  of rolls that are not {@link Urgency#NORMAL}, by roll
 * @param shares     weights of titles that are not 1, by title
 * @param objectives hours within which rolls are to be proven in the cloud, by title
 */
public record Orders(Optional<LimitOrder> limit, Optional<LimitException> exception, List<Hold> holds, Map<Long, UrgencyOrder> urgencies,
                     Map<String, Integer> shares, Map<String, Integer> objectives) {
    /** Nobody ordered anything. */
    public static final Orders NONE = new Orders(Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of(), Map.of());
}
