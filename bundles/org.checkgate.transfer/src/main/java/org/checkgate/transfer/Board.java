package org.checkgate.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.LimitException;
import org.checkgate.ledger.LimitOrder;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.WorkState;

/**
 * The backbone as the operations centre sees it, at one moment.
 *
 * @param ordered   the limit that a person set in place of the configured one
 * @param exception a person's exception that still lasts
 * @param queue     rolls that are under way or wait, in the order in which they are to leave; what is done is not in it
 */
public record Board(Instant at, TrafficControl.Cap cap, Optional<LimitOrder> ordered, Optional<LimitException> exception, List<Lane> lanes, List<Hold> holds,
                    List<Title> titles, List<Row> queue) {
    /**
     * @param lane           {@code cloud} or {@code archive}
     * @param weight         1 to 100: it gets as much of the line as its weight is part of both
     * @param bytesPerSecond that left over the last ten seconds
     * @param bytes          that left since the appliance was started
     * @param backlog        bytes that wait or are under way, as far as they are known
     * @param rolls          that wait or are under way
     * @param oldest         since when the one that waits longest does
     * @param progress       when the last byte left; empty when none did since the appliance was started
     * @param trouble        why nothing can leave, a plain sentence; empty when the lane is open
     */
    public record Lane(String lane, int weight, long bytesPerSecond, long bytes, long backlog, int rolls, Optional<Instant> oldest, Optional<Instant> progress,
                       Optional<String> trouble) {
    }

    /**
     * A title that has something in the queue, or an order of its own.
     *
     * @param share          its weight among titles, 1 to 100
     * @param objectiveHours within which a roll is to be proven in the cloud after it was listed; 0: none
     * @param late           rolls in the queue that have taken longer, or are expected to
     */
    public record Title(String title, int share, int objectiveHours, int rolls, int late) {
    }

    /**
     * A roll on a lane.
     *
     * @param bytes   of all its files; empty while they are being counted
     * @param left    of them that are not proven at the lane's end yet
     * @param arrived when it was listed
     * @param since   when this lane was asked for it
     * @param state   RUNNING when it is under way
     * @param reason  why it is not under way, a plain sentence; empty when it is
     * @param held    how it is held; empty when it is not
     * @param eta     when it is expected to be proven there; empty while that cannot be known
     */
    public record Row(String lane, long rollId, String title, String roll, OptionalLong bytes, OptionalLong left, Instant arrived, Instant since, WorkState state,
                      String reason, Urgency urgency, Optional<HoldKind> held, Optional<Eta> eta) {
    }

    /**
     * @param earliest if all goes as well as it went at best
     * @param latest   if all that ranks before goes first, as slowly as it went at worst
     */
    public record Eta(Instant earliest, Instant latest) {
    }

    /** Gives it. */
    public interface Source {
        /** Not older than two seconds, and told from memory: asking costs nothing. */
        Board board();
    }
}
