package org.checkgate.transfer.internal.shape;

import java.time.Instant;
import java.util.Optional;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Orders;

/**
 * What holds at a moment: the orders, and whether the link is closed.
 *
 * @param closed until when the link is closed; empty while it is open. {@link Instant#MAX}: until somebody opens it
 */
public record Standing(Orders orders, Optional<Instant> closed) {
    /** Why this roll may not be under way, a plain sentence; empty when it may. */
    public Optional<String> stay(Rider rider) {
        return orders.holds().stream().filter(hold -> hold.kind() != HoldKind.DRAIN && reaches(hold, rider)).findFirst().map(Standing::words).or(this::closedWords);
    }

    /** Why this roll may not begin; empty when it may. */
    public Optional<String> begin(Rider rider) {
        return orders.holds().stream().filter(hold -> reaches(hold, rider)).findFirst().map(Standing::words).or(this::closedWords);
    }

    /** Whether what was begun for this roll is given up. */
    boolean cancelled(Rider rider) {
        return orders.holds().stream().anyMatch(hold -> hold.kind() == HoldKind.CANCEL && reaches(hold, rider));
    }

    private Optional<String> closedWords() {
        return closed.map(until -> until.equals(Instant.MAX) ? "The link is closed by its limit." : "The link is closed by its limit until " + until + ".");
    }

    public static boolean reaches(Hold hold, Rider rider) {
        return switch (hold.reach()) {
            case SITE -> true;
            case LANE -> hold.subject().equals(rider.lane().word());
            case TITLE -> hold.subject().equals(rider.title());
            case ROLL -> hold.subject().equals(Long.toString(rider.rollId()));
        };
    }

    private static String words(Hold hold) {
        String what = switch (hold.reach()) {
            case SITE -> "The whole site";
            case LANE -> "The lane to the " + hold.subject();
            case TITLE -> "Its title";
            case ROLL -> "This roll";
        };
        String did = switch (hold.kind()) {
            case PAUSE -> " was paused by ";
            case CANCEL -> " was cancelled by ";
            case DRAIN -> " begins nothing new, by order of ";
        };
        return what + did + hold.by() + (hold.reason().isBlank() ? "." : ": " + hold.reason());
    }
}
