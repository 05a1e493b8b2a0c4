package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.UrgencyOrder;
import org.junit.jupiter.api.Test;

/** Who is first, and that nobody is last for ever. */
class RotaTest {
    private static final Instant START = Instant.parse("2026-03-14T20:00:00Z");
    private static final long PART = 8 << 20;
    private static final long SMALL = 1 << 30;

    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final Rota rota = new Rota(new Room(4, 8, Map.of(Tier.CLOUD, 4), SMALL, Duration.ofHours(6)), clock);

    private Rider rider(Tier lane, long roll, String title, int minutesAgo) {
        return new Rider(lane, roll, title, 100 * SMALL, START.minus(Duration.ofMinutes(minutesAgo)));
    }

    private Rider cloud(long roll, String title, int minutesAgo) {
        return rider(Tier.CLOUD, roll, title, minutesAgo);
    }

    private void order(Map<Long, Urgency> urgencies, Map<String, Integer> shares) {
        Map<Long, UrgencyOrder> orders = new HashMap<>();
        urgencies.forEach((roll, urgency) -> orders.put(roll, new UrgencyOrder(urgency, "Ada", START.plusSeconds(roll))));
        rota.orders(new Orders(Optional.empty(), Optional.empty(), List.of(), orders, shares, Map.of()));
    }

    /** So many turns among those who always ask. */
    private Map<Rider, Long> turns(int count, List<Rider> asking) {
        Map<Rider, Long> had = new HashMap<>();
        rota.present(asking);
        for (int i = 0; i < count; i++) {
            Rider next = rota.turn(asking).orElseThrow();
            rota.served(next, PART);
            had.merge(next, 1L, Long::sum);
        }
        return had;
    }

    @Test
    void whoWaitsLongestIsFirstWhereNothingElseTellsThemApart() {
        List<Rider> all = List.of(cloud(1, "A", 5), cloud(2, "A", 50), cloud(3, "A", 20));
        assertEquals(List.of(2L, 3L, 1L), rota.ranked(all).stream().map(Rider::rollId).toList());
    }

    @Test
    void titlesShareALaneAsTheirSharesSay() {
        order(Map.of(), Map.of("B", 3));
        List<Rider> all = List.of(cloud(1, "A", 500), cloud(2, "A", 400), cloud(3, "B", 1));
        Map<Rider, Long> had = turns(400, all);
        assertEquals(100, had.get(all.get(0)), 2);
        assertEquals(300, had.get(all.get(2)), 2);
    }

    @Test
    void lanesShareTheLineAsTheirWeightsSay() {
        List<Rider> all = List.of(cloud(1, "A", 1), rider(Tier.ARCHIVE, 2, "A", 500));
        Map<Rider, Long> had = turns(500, all);
        assertEquals(400, had.get(all.get(0)), 2);
        assertEquals(100, had.get(all.get(1)), 2);
    }

    @Test
    void aTitleThatWasAwayHasNothingComingToIt() {
        Rider one = cloud(1, "A", 5);
        Rider other = cloud(2, "B", 5);
        turns(1000, List.of(one));
        Map<Rider, Long> had = turns(100, List.of(one, other));
        assertEquals(50, had.get(one), 2);
        assertEquals(50, had.get(other), 2);
    }

    @Test
    void aPromotedRollIsFirstButForOneTurnInEight() {
        order(Map.of(9L, Urgency.FIRST), Map.of());
        List<Rider> all = List.of(cloud(1, "A", 5000), cloud(2, "B", 5000), cloud(9, "C", 0));
        assertEquals(all.get(2), rota.turn(all).orElseThrow());
        Map<Rider, Long> had = turns(80, all);
        assertEquals(70, had.get(all.get(2)));
    }

    @Test
    void ofTwoPromotedTheEarlierOrderCounts() {
        order(Map.of(8L, Urgency.FIRST, 9L, Urgency.FIRST), Map.of());
        assertEquals(List.of(8L, 9L), rota.ranked(List.of(cloud(9, "A", 100), cloud(8, "B", 1))).stream().map(Rider::rollId).toList());
    }

    @Test
    void waitingMakesUrgent() {
        order(Map.of(1L, Urgency.LATER, 2L, Urgency.SOONER), Map.of());
        Rider later = cloud(1, "A", 0);
        Rider sooner = cloud(2, "A", 0);
        assertEquals(sooner, rota.best(List.of(later, sooner)).orElseThrow());
        now = START.plus(Duration.ofHours(13));
        Rider newcomer = new Rider(Tier.CLOUD, 2, "A", 100 * SMALL, now);
        assertEquals(later, rota.best(List.of(later, newcomer)).orElseThrow(), "thirteen hours are more than two steps");
    }

    @Test
    void aPromotedRollTakesASeatButNotTheLastOfTheOthers() {
        order(Map.of(9L, Urgency.FIRST), Map.of());
        Rider promoted = cloud(9, "C", 0);
        List<Rider> seated = List.of(cloud(1, "A", 50), cloud(2, "A", 5));
        assertEquals(Optional.of(seated.get(1)), rota.displaced(promoted, seated, PART));
        assertEquals(Optional.empty(), rota.displaced(promoted, seated.subList(0, 1), PART));
    }

    @Test
    void aTitleThatHadMuchLessTakesASeatOfTheOneThatHadMost() {
        List<Rider> seated = List.of(cloud(1, "A", 50), cloud(2, "A", 40));
        Rider waiting = cloud(3, "B", 1);
        List<Rider> all = new ArrayList<>(seated);
        all.add(waiting);
        rota.present(all);
        assertEquals(Optional.empty(), rota.displaced(waiting, seated, 10 * PART));
        for (int i = 0; i < 11; i++) {
            rota.served(seated.get(0), PART);
        }
        assertEquals(Optional.of(seated.get(1)), rota.displaced(waiting, seated, 10 * PART));
        assertEquals(Optional.empty(), rota.displaced(cloud(4, "A", 1), seated, 10 * PART), "of the same title each waits for its turn");
    }

    @Test
    void aMoreUrgentRollTakesASeatOfItsOwnTitle() {
        order(Map.of(3L, Urgency.SOONER), Map.of());
        List<Rider> seated = List.of(cloud(1, "A", 50), cloud(2, "A", 40), cloud(4, "B", 1));
        assertEquals(Optional.of(seated.get(1)), rota.displaced(cloud(3, "A", 0), seated, PART));
    }

    private Rider small(long roll, String title, int minutesAgo) {
        return new Rider(Tier.CLOUD, roll, title, SMALL, START.minus(Duration.ofMinutes(minutesAgo)));
    }

    @Test
    void aSmallRollTakesTurnsWithTheLargeOnesOfItsTitleHoweverLongTheyHaveWaited() {
        List<Rider> all = List.of(cloud(1, "A", 5000), cloud(2, "A", 4000), small(3, "A", 0));
        Map<Rider, Long> had = turns(100, all);
        assertEquals(50, had.get(all.get(0)));
        assertEquals(50, had.get(all.get(2)));
    }

    @Test
    void smallRollsTakeNothingOfAnotherTitlesShare() {
        List<Rider> all = List.of(cloud(1, "A", 5000), cloud(2, "B", 4000), small(3, "B", 0), small(4, "B", 0));
        Map<Rider, Long> had = turns(100, all);
        assertEquals(50, had.get(all.get(0)), 1);
        assertEquals(25, had.get(all.get(1)), 1);
        assertEquals(25, had.get(all.get(2)), 1);
    }

    @Test
    void smallRollsWithoutEndDoNotHoldUpALargeOne() {
        Rider large = cloud(1, "A", 50);
        long had = 0;
        for (int roll = 2; roll < 202; roll++) {
            List<Rider> all = List.of(large, small(roll, "A", 5000));
            rota.present(all);
            Rider next = rota.turn(all).orElseThrow();
            rota.served(next, PART);
            had += next.equals(large) ? 1 : 0;
        }
        assertEquals(100, had, 1);
    }

    @Test
    void aPersonsWordGoesBeforeSize() {
        order(Map.of(1L, Urgency.FIRST), Map.of());
        List<Rider> all = List.of(cloud(1, "A", 0), small(2, "A", 50));
        assertEquals(all.get(0), rota.turn(all).orElseThrow());
    }

    /** Rolls come without end, and each is sent whatever else is promoted or made urgent. */
    @Test
    void nothingWaitsForEver() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Rota fair = new Rota(new Room(4, 8, Map.of(Tier.CLOUD, 4), SMALL, Duration.ofHours(1)), clock);
            now = START;
            Map<Long, UrgencyOrder> urgencies = new HashMap<>();
            Map<Rider, Integer> left = new HashMap<>();
            Map<Rider, Instant> last = new HashMap<>();
            long roll = 0;
            for (int turn = 0; turn < 4000; turn++) {
                now = now.plusSeconds(60);
                // As much comes as can leave.
                if (turn % 10 == 0) {
                    Rider comes = new Rider(random.nextInt(5) == 0 ? Tier.ARCHIVE : Tier.CLOUD, ++roll, "T" + random.nextInt(4), random.nextInt(2) == 0 ? SMALL : 100 * SMALL, now);
                    left.put(comes, 1 + random.nextInt(18));
                    if (random.nextInt(3) == 0) {
                        urgencies.put(roll, new UrgencyOrder(Urgency.values()[random.nextInt(4)], "Ada", now));
                    }
                    fair.orders(new Orders(Optional.empty(), Optional.empty(), List.of(), Map.copyOf(urgencies), Map.of("T1", 5), Map.of()));
                }
                fair.present(left.keySet());
                Rider next = fair.turn(left.keySet()).orElse(null);
                if (next != null) {
                    fair.served(next, PART);
                    last.put(next, now);
                    left.computeIfPresent(next, (rider, parts) -> parts == 1 ? null : parts - 1);
                }
                for (Rider waits : left.keySet()) {
                    Duration waited = Duration.between(last.getOrDefault(waits, waits.since()), now);
                    assertTrue(waited.compareTo(Duration.ofHours(30)) < 0, "seed " + seed + ": " + waits + " had no turn for " + waited);
                }
            }
        }
    }
}
