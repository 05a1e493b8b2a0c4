package org.checkgate.transfer.internal.shape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Load;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Pending;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.WorkState;
import org.checkgate.transfer.Board;
import org.checkgate.transfer.internal.LiveLanes;

/** Writes down how the backbone stands. For one thread, about once a second: it learns the line's speed from how often it is asked. */
public final class BoardWriter {
    private static final Map<Tier, Step> STEPS = Map.of(Tier.CLOUD, Step.SYNC, Tier.ARCHIVE, Step.ARCHIVE);
    private static final List<Tier> LANES = List.of(Tier.CLOUD, Tier.ARCHIVE);
    /** An hour of looks. */
    private static final int REMEMBERED = 3600;

    private final Ledger ledger;
    private final LiveTrafficControl traffic;
    private final LiveLanes moving;
    private final Function<Tier, Optional<String>> trouble;
    private final Clock clock;
    private final LineSpeed line = new LineSpeed(REMEMBERED);
    private final Map<Rider, Load> loads = new HashMap<>();
    private Set<Rider> seatedBefore = Set.of();

    /** @param trouble why nothing can be sent on a lane; empty when it is open */
    public BoardWriter(Ledger ledger, LiveTrafficControl traffic, LiveLanes moving, Function<Tier, Optional<String>> trouble, Clock clock) {
        this.ledger = ledger;
        this.traffic = traffic;
        this.moving = moving;
        this.trouble = trouble;
        this.clock = clock;
    }

    /** A roll in the queue with what is known of it. */
    private record Waiting(Rider rider, Pending pending, OptionalLong bytes, OptionalLong left) {
        long known() {
            return left.orElse(0);
        }

        boolean blocked() {
            return pending.work().state() == WorkState.BLOCKED;
        }
    }

    public Board write() {
        Instant now = clock.instant();
        Orders orders = traffic.orders();
        List<Waiting> queue = queue();
        if (queue.stream().anyMatch(each -> each.pending.work().state() == WorkState.RUNNING)) {
            line.seen(LANES.stream().mapToLong(lane -> traffic.meter(lane).bytesPerSecond()).sum());
        }
        List<Board.Row> rows = rows(queue, orders, now);
        return new Board(now, traffic.cap(), orders.limit(), orders.exception().filter(each -> now.isBefore(each.until())),
                LANES.stream().map(lane -> lane(lane, queue, now)).toList(), orders.holds(), titles(rows, orders, now), rows);
    }

    private List<Waiting> queue() {
        Map<Rider, Pending> pending = new HashMap<>();
        for (Tier lane : LANES) {
            ledger.work().pending(STEPS.get(lane)).forEach(each -> pending.put(new Rider(lane, each.work().rollId(), each.title(), each.bytes(), each.since()), each));
        }
        count(pending.keySet());
        List<Rider> ranked = new ArrayList<>(traffic.turns().ranked(pending.keySet()));
        ranked.sort(Comparator.comparing(rider -> pending.get(rider).work().state() == WorkState.BLOCKED));
        return ranked.stream().map(rider -> new Waiting(rider, pending.get(rider), bytes(rider), left(rider))).toList();
    }

    /** What a roll had to send is another number when it was under way since. */
    private void count(Set<Rider> all) {
        Set<Rider> seated = all.stream().filter(rider -> traffic.turns().left(rider).isPresent()).collect(Collectors.toSet());
        loads.keySet().retainAll(all);
        loads.keySet().removeIf(rider -> seatedBefore.contains(rider) && !seated.contains(rider));
        seatedBefore = seated;
        for (Rider rider : all) {
            loads.computeIfAbsent(rider, each -> ledger.copies().load(each.rollId(), each.lane()));
        }
    }

    private OptionalLong bytes(Rider rider) {
        Load load = loads.get(rider);
        return load == null ? OptionalLong.empty() : OptionalLong.of(load.bytes());
    }

    private OptionalLong left(Rider rider) {
        OptionalLong seated = traffic.turns().left(rider);
        if (seated.isPresent()) {
            return OptionalLong.of(Math.max(0, seated.getAsLong() - moving.under(rider.lane() == Tier.ARCHIVE ? LiveLanes.ARCHIVE : LiveLanes.BACKBONE, rider.rollId())));
        }
        Load load = loads.get(rider);
        return load == null ? OptionalLong.empty() : OptionalLong.of(load.bytesLeft());
    }

    private Board.Lane lane(Tier lane, List<Waiting> queue, Instant now) {
        List<Waiting> here = queue.stream().filter(each -> each.rider.lane() == lane).toList();
        long idle = traffic.meter(lane).idleNanos();
        return new Board.Lane(lane.word(), traffic.weight(lane), traffic.meter(lane).bytesPerSecond(), traffic.meter(lane).bytes(),
                here.stream().mapToLong(Waiting::known).sum(), here.size(), here.stream().map(each -> each.rider.since()).min(Comparator.naturalOrder()),
                idle < 0 ? Optional.empty() : Optional.of(now.minusNanos(idle)), trouble.apply(lane));
    }

    private List<Board.Row> rows(List<Waiting> queue, Orders orders, Instant now) {
        List<Board.Row> rows = new ArrayList<>();
        Map<Tier, Integer> before = new HashMap<>();
        for (Waiting each : queue) {
            Optional<Hold> hold = orders.holds().stream().filter(any -> Standing.reaches(any, each.rider)).findFirst();
            String reason = reason(each, before.getOrDefault(each.rider.lane(), 0), now);
            before.merge(each.rider.lane(), 1, Integer::sum);
            boolean goes = !each.blocked() && hold.isEmpty() && trouble.apply(each.rider.lane()).isEmpty();
            Urgency urgency = Optional.ofNullable(orders.urgencies().get(each.rider.rollId())).map(order -> order.urgency()).orElse(Urgency.NORMAL);
            rows.add(new Board.Row(each.rider.lane().word(), each.rider.rollId(), each.rider.title(), each.pending.roll(), each.bytes, each.left, each.pending.arrived(),
                    each.rider.since(), each.pending.work().state(), reason, urgency, hold.map(Hold::kind), goes ? eta(each, queue, now) : Optional.empty()));
        }
        return rows;
    }

    private String reason(Waiting each, int before, Instant now) {
        return switch (each.pending.work().state()) {
            case RUNNING, DONE -> "";
            case BLOCKED -> each.pending.work().reason();
            case READY, WAITING -> traffic.whyNot(each.rider).or(() -> trouble.apply(each.rider.lane()))
                    .or(() -> Optional.of(each.pending.work().reason()).filter(why -> !why.isEmpty() && each.pending.work().notBefore().isAfter(now)))
                    .orElse(before == 0 ? "It is the next." : "It waits for its turn; " + (before == 1 ? "1 roll is" : before + " rolls are") + " before it.");
        };
    }

    /** At the earliest with what its own title has before it alone; at the latest when all else that waits goes as well. */
    private Optional<Board.Eta> eta(Waiting each, List<Waiting> queue, Instant now) {
        if (each.left.isEmpty() || line.best().isEmpty()) {
            return Optional.empty();
        }
        long least = each.known();
        long most = 0;
        boolean behind = false;
        for (Waiting other : queue) {
            boolean same = other.rider.lane() == each.rider.lane() && other.rider.title().equals(each.rider.title());
            if (!other.blocked() && !(same && behind)) {
                most += other.known();
            }
            if (same && !behind && other != each && other.pending.work().state() != WorkState.RUNNING && !other.blocked()) {
                least += other.known();
            }
            behind |= other == each;
        }
        Forecast forecast = new Forecast(traffic.limits());
        Optional<Instant> earliest = forecast.when(least, now, line.best().getAsLong());
        Optional<Instant> latest = forecast.when(most, now, line.worst().getAsLong());
        return earliest.isPresent() && latest.isPresent() ? Optional.of(new Board.Eta(earliest.get(), latest.get())) : Optional.empty();
    }

    private static List<Board.Title> titles(List<Board.Row> rows, Orders orders, Instant now) {
        Set<String> names = new TreeSet<>(orders.shares().keySet());
        names.addAll(orders.objectives().keySet());
        rows.forEach(row -> names.add(row.title()));
        return names.stream().map(title -> {
            List<Board.Row> its = rows.stream().filter(row -> row.title().equals(title)).toList();
            int hours = orders.objectives().getOrDefault(title, 0);
            int late = hours == 0 ? 0 : (int) its.stream().filter(row -> row.lane().equals(Tier.CLOUD.word()) && late(row, hours, now)).count();
            return new Board.Title(title, orders.shares().getOrDefault(title, 1), hours, (int) its.stream().map(Board.Row::rollId).distinct().count(), late);
        }).toList();
    }

    private static boolean late(Board.Row row, int hours, Instant now) {
        Instant due = row.arrived().plus(Duration.ofHours(hours));
        return now.isAfter(due) || row.eta().filter(eta -> eta.earliest().isAfter(due)).isPresent();
    }
}
