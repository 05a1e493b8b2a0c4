package org.checkgate.transfer.internal.shape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;

/**
 * Ranks rolls. Promoted ones come first, but for one turn in eight. Otherwise the lane comes first that has had least for its weight,
 * then the title that has had least for its share, then of its small and its large rolls those that have had less, then
 * among these the more urgent roll, then the one that waits longest. Waiting makes urgent, so that nothing waits for ever behind what comes later. Not for several threads.
 */
public final class Rota {
    private static final int OTHERS_TURN = 8;
    private static final int MOST_SHARES = 100;

    private final Clock clock;
    /** What each has had, divided by its weight. */
    private final Map<Tier, Double> lanes = new HashMap<>();
    private final Map<Lot, Double> titles = new HashMap<>();
    private Set<Tier> lanesHere = Set.of();
    private Set<Lot> titlesHere = Set.of();
    private final Map<Kind, Double> kinds = new HashMap<>();
    private Set<Kind> kindsHere = Set.of();
    private Room room;
    private Orders orders = Orders.NONE;
    private int turns;

    private record Lot(Tier lane, String title) {
    }

    /** The small or the large rolls of a title. */
    private record Kind(Lot lot, boolean small) {
    }

    public Rota(Room room, Clock clock) {
        this.room = room;
        this.clock = clock;
    }

    public void room(Room changed) {
        room = changed;
    }

    public void orders(Orders now) {
        orders = now;
    }

    /**
     * Who rides now, seated or waiting. A lane or a title that was away has nothing coming to it for that: it begins where the one of
     * those that stayed stands that had least.
     */
    public void present(Collection<Rider> riders) {
        Set<Tier> lanesNow = riders.stream().map(Rider::lane).collect(Collectors.toSet());
        Set<Lot> titlesNow = riders.stream().map(Rota::lot).collect(Collectors.toSet());
        Set<Kind> kindsNow = riders.stream().map(this::kind).collect(Collectors.toSet());
        for (Lot lot : titlesNow) {
            begin(kinds, of(kindsHere, each -> each.lot.equals(lot)), of(kindsNow, each -> each.lot.equals(lot)));
        }
        for (Tier lane : lanesNow) {
            begin(titles, of(titlesHere, each -> each.lane == lane), of(titlesNow, each -> each.lane == lane));
        }
        begin(lanes, lanesHere, lanesNow);
        lanesHere = lanesNow;
        titlesHere = titlesNow;
        kindsHere = kindsNow;
    }

    private static <K> Set<K> of(Set<K> all, Predicate<K> which) {
        return all.stream().filter(which).collect(Collectors.toSet());
    }

    private static <K> void begin(Map<K, Double> had, Set<K> before, Set<K> now) {
        OptionalDouble least = now.stream().filter(before::contains).mapToDouble(each -> had.getOrDefault(each, 0.0)).min();
        if (least.isPresent()) {
            now.stream().filter(each -> !before.contains(each)).forEach(each -> had.merge(each, least.getAsDouble(), Math::max));
        }
    }

    /** Who takes the next part's turn; empty when nobody asks. */
    public Optional<Rider> turn(Collection<Rider> asking) {
        Optional<Rider> best = best(asking);
        if (best.isPresent() && promoted(best.get()) && turns % OTHERS_TURN == OTHERS_TURN - 1) {
            Optional<Rider> other = best(asking.stream().filter(each -> !promoted(each)).toList());
            return other.isPresent() ? other : best;
        }
        return best;
    }

    /** The first by rank, without looking at how often others had to stand back. */
    public Optional<Rider> best(Collection<Rider> riders) {
        return riders.stream().min(order());
    }

    /** All of them, the first by rank first. */
    public List<Rider> ranked(Collection<Rider> riders) {
        return riders.stream().sorted(order()).toList();
    }

    /** A turn was given. */
    public void served(Rider rider, long bytes) {
        turns++;
        had(rider, bytes);
    }

    /** Of a turn that was given so many bytes never left. */
    public void unused(Rider rider, long bytes) {
        had(rider, -bytes);
    }

    private void had(Rider rider, long bytes) {
        lanes.merge(rider.lane(), (double) bytes / room.weights().getOrDefault(rider.lane(), 1), Double::sum);
        titles.merge(lot(rider), (double) bytes / share(rider), Double::sum);
        kinds.merge(kind(rider), (double) bytes, Double::sum);
    }

    public boolean promoted(Rider rider) {
        return urgency(rider) == Urgency.FIRST;
    }

    /**
     * Whom of those seated on the lane a waiting roll may send back, if any: a promoted one the last that is not, as long as one of
     * those keeps its seat; any other the last of the title that has had most, when its own has had less by so much, or a
     * less urgent roll of its own title.
     *
     * @param lead bytes, at a share of one
     */
    public Optional<Rider> displaced(Rider waiting, Collection<Rider> seated, long lead) {
        List<Rider> ranked = ranked(seated);
        List<Rider> ordinary = ranked.stream().filter(each -> !promoted(each)).toList();
        if (promoted(waiting)) {
            return ordinary.size() < 2 ? Optional.empty() : Optional.of(ordinary.get(ordinary.size() - 1));
        }
        Optional<Rider> most = ordinary.stream().max(Comparator.comparing((Rider each) -> had(lot(each))).thenComparing(order()))
                .filter(each -> had(lot(each)) - had(lot(waiting)) > lead);
        return most.or(() -> ordinary.stream().filter(each -> lot(each).equals(lot(waiting)) && urgency(each).compareTo(urgency(waiting)) < 0)
                .reduce((one, later) -> later));
    }

    private Comparator<Rider> order() {
        Instant now = clock.instant();
        return Comparator.comparing((Rider each) -> promoted(each) ? orders.urgencies().get(each.rollId()).at() : Instant.MAX)
                .thenComparing(each -> had(each.lane()))
                .thenComparing(each -> had(lot(each)))
                .thenComparing(each -> kinds.getOrDefault(kind(each), 0.0))
                .thenComparing(each -> -pressure(each, now))
                .thenComparing(Rider::since)
                .thenComparing(Rider::rollId)
                .thenComparing(Rider::lane);
    }

    /** Steps of urgency, those of waiting included. */
    private double pressure(Rider rider, Instant now) {
        double waited = Math.max(0, Duration.between(rider.since(), now).toMillis()) / (double) room.step().toMillis();
        return urgency(rider).ordinal() + waited;
    }

    private Urgency urgency(Rider rider) {
        return Optional.ofNullable(orders.urgencies().get(rider.rollId())).map(order -> order.urgency()).orElse(Urgency.NORMAL);
    }

    private int share(Rider rider) {
        return Math.min(MOST_SHARES, Math.max(1, orders.shares().getOrDefault(rider.title(), 1)));
    }

    private double had(Tier lane) {
        return lanes.getOrDefault(lane, 0.0);
    }

    private double had(Lot lot) {
        return titles.getOrDefault(lot, 0.0);
    }

    private Kind kind(Rider rider) {
        return new Kind(lot(rider), room.small(rider));
    }

    private static Lot lot(Rider rider) {
        return new Lot(rider.lane(), rider.title());
    }
}
