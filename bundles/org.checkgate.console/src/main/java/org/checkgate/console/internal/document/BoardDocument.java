package org.checkgate.console.internal.document;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.LimitException;
import org.checkgate.ledger.LimitOrder;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.TrafficControl;

/**
 * The backbone at a moment. Times are RFC 3339 UTC; what is absent is null.
 *
 * @param at        when it was looked at; who sees it grow old knows that nobody looks any more
 * @param ordered   the limit that a person set in place of the configured one
 * @param exception a person's exception that still lasts
 */
public record BoardDocument(String at, Cap cap, Ordered ordered, Exception exception, List<Lane> lanes, List<Hold> holds, List<Title> titles,
                            List<Row> queue) {
    /**
     * @param bytesPerSecond null without a limit, 0 while nothing may leave
     * @param until          when it changes; null when it never does by itself
     * @param exception      whether it is a person's exception
     * @param plan           the rate or timetable that holds otherwise, as it was written
     * @param zone           of the timetable's times
     * @param trouble        why the configured limit cannot be used
     */
    public record Cap(Long bytesPerSecond, String until, boolean exception, String plan, String zone, String trouble) {
        static Cap of(TrafficControl.Cap cap) {
            return new Cap(cap.unlimited() ? null : cap.bytesPerSecond(), time(cap.until()), cap.exception(), cap.plan(), cap.zone(), cap.trouble().orElse(null));
        }
    }

    public record Ordered(String plan, String by, String at) {
        static Ordered of(LimitOrder order) {
            return new Ordered(order.plan(), order.by(), order.at().toString());
        }
    }

    /** @param reason may be empty */
    public record Exception(String rate, String until, String by, String reason, String at) {
        static Exception of(LimitException exception) {
            return new Exception(exception.rate(), exception.until().toString(), exception.by(), exception.reason(), exception.at().toString());
        }
    }

    /**
     * @param bytesPerSecond that left over the last ten seconds
     * @param bytes          that left since the appliance was started
     * @param oldest         since when the one that waits longest does
     * @param progress       when the last byte left since the appliance was started
     * @param trouble        why nothing can leave
     */
    public record Lane(String lane, int weight, long bytesPerSecond, long bytes, long backlog, int rolls, String oldest, String progress, String trouble) {
        static Lane of(Board.Lane lane) {
            return new Lane(lane.lane(), lane.weight(), lane.bytesPerSecond(), lane.bytes(), lane.backlog(), lane.rolls(), time(lane.oldest()),
                    time(lane.progress()), lane.trouble().orElse(null));
        }
    }

    /** @param reason may be empty */
    public record Hold(String reach, String subject, String kind, String by, String reason, String at) {
        static Hold of(org.checkgate.ledger.Hold hold) {
            return new Hold(hold.reach().name(), hold.subject(), hold.kind().name(), hold.by(), hold.reason(), hold.at().toString());
        }
    }

    /**
     * @param objectiveHours within which a roll is to be proven in the cloud; null: none
     * @param late           rolls that have taken longer, or are expected to
     */
    public record Title(String title, int share, Integer objectiveHours, int rolls, int late) {
        static Title of(Board.Title title) {
            return new Title(title.title(), title.share(), title.objectiveHours() == 0 ? null : title.objectiveHours(), title.rolls(), title.late());
        }
    }

    /**
     * A roll on a lane.
     *
     * @param bytes  null while they are being counted, as is {@code left}
     * @param reason why it is not under way; empty when it is
     * @param held   PAUSE, CANCEL or DRAIN
     * @param eta    null while it cannot be known
     * @param due    when it is to be proven in the cloud by its title's objective; null without one, and on the way to the archive
     * @param late   whether it was not proven by then, or is not expected to be
     */
    public record Row(String lane, long rollId, String title, String roll, Long bytes, Long left, String arrived, String since, String state, String reason,
                      String urgency, String held, Eta eta, String due, boolean late) {
        static Row of(Board.Row row, Optional<Instant> due, Instant now) {
            boolean late = due.filter(by -> now.isAfter(by) || row.eta().filter(eta -> eta.earliest().isAfter(by)).isPresent()).isPresent();
            return new Row(row.lane(), row.rollId(), row.title(), row.roll(), number(row.bytes()), number(row.left()), row.arrived().toString(),
                    row.since().toString(), row.state().name(), row.reason(), row.urgency().name(), row.held().map(Enum::name).orElse(null),
                    row.eta().map(eta -> new Eta(eta.earliest().toString(), eta.latest().toString())).orElse(null), time(due), late);
        }
    }

    public record Eta(String earliest, String latest) {
    }

    /** @param rows so many of the queue at most, from its front */
    public static BoardDocument of(Board board, long rows) {
        Map<String, Integer> objectives = new LinkedHashMap<>();
        board.titles().forEach(title -> objectives.put(title.title(), title.objectiveHours()));
        return new BoardDocument(board.at().toString(), Cap.of(board.cap()), board.ordered().map(Ordered::of).orElse(null),
                board.exception().map(Exception::of).orElse(null), board.lanes().stream().map(Lane::of).toList(), board.holds().stream().map(Hold::of).toList(),
                board.titles().stream().map(Title::of).toList(),
                board.queue().stream().limit(rows).map(row -> Row.of(row, due(row, objectives.getOrDefault(row.title(), 0)), board.at())).toList());
    }

    /** The board with the orders as they stand now: it is written once a second, and who ordered something must find it in the answer. */
    public static BoardDocument of(Board board, TrafficControl.Cap cap, Orders orders, Instant now) {
        Map<String, Board.Title> titles = new LinkedHashMap<>();
        board.titles().forEach(title -> titles.put(title.title(), title));
        orders.shares().keySet().forEach(title -> titles.putIfAbsent(title, new Board.Title(title, 1, 0, 0, 0)));
        orders.objectives().keySet().forEach(title -> titles.putIfAbsent(title, new Board.Title(title, 1, 0, 0, 0)));
        List<Board.Title> ordered = titles.values().stream().map(title -> new Board.Title(title.title(), orders.shares().getOrDefault(title.title(), 1),
                orders.objectives().getOrDefault(title.title(), 0), title.rolls(), title.late())).toList();
        return of(new Board(board.at(), cap, orders.limit(), orders.exception().filter(each -> now.isBefore(each.until())), board.lanes(), orders.holds(), ordered,
                board.queue()), Long.MAX_VALUE);
    }

    private static Optional<Instant> due(Board.Row row, int hours) {
        return hours == 0 || !row.lane().equals(Tier.CLOUD.word()) ? Optional.empty() : Optional.of(row.arrived().plusSeconds(hours * 3600L));
    }

    private static String time(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static Long number(OptionalLong known) {
        return known.isPresent() ? known.getAsLong() : null;
    }
}
