package org.checkgate.transfer.internal.shape;

import java.util.Optional;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.UtcMinute;

/** What holds at a moment: the orders, and the limit. */
public record Standing(Orders orders, Limits.Now limit) {
    /** Nobody ordered anything, and nothing is limited. */
    public static final Standing FREE = new Standing(Orders.NONE, new Limits.Now(Rate.UNLIMITED, Optional.empty(), false));
    /** Seconds that a part may take of what the limit allows. */
    private static final long A_PART = 6;
    /** Seconds that the rest of an object that goes whole may take of it. */
    private static final long A_WHOLE = 60;
    /** While one waits for its answer, another one moves. */
    private static final long LEAST = 2;

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

    /**
     * How many parts of this size may be under way together: the fewer, the less the limit lets through. Parts that share too little would
     * none of them arrive, and whoever is first would share with all who came before.
     */
    int together(long bytes) {
        return (int) Math.max(LEAST, Math.min(Integer.MAX_VALUE, limit.rate().bytesPerSecond() / Math.max(1, bytes / A_PART)));
    }

    /** How many bytes may go in one request, that no order has to wait for longer than for parts. */
    long inOne() {
        return limit.rate().unlimited() ? Long.MAX_VALUE : limit.rate().bytesPerSecond() * A_PART;
    }

    /** Whether the limit was lowered so far that one request with so many bytes left would be in the way of all others. */
    boolean tooSlowFor(long bytes) {
        return !limit.rate().unlimited() && bytes / A_WHOLE > limit.rate().bytesPerSecond();
    }

    private Optional<String> closedWords() {
        return limit.rate().closed() ? Optional.of("The link is closed by its limit" + limit.until().map(until -> " until " + UtcMinute.of(until)).orElse("") + ".") : Optional.empty();
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
