package org.checkgate.transfer.internal.shape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;

/**
 * Seats for rolls and turns for their parts. A roll that has a seat on a lane is under way there; each of its parts leaves when
 * its turn comes, so that an order, or a roll that goes first, is felt at the next part. Safe for use by several threads.
 */
public final class Turns {
    /** A title that had so many bytes less, at a share of one, gets the seat of one that had more. */
    private static final long LEAD = 4L << 30;

    private final Rota rota;
    private final Clock clock;
    private final Map<Tier, Risk> risks = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Place, Seat> seats = new HashMap<>();
    private final List<Ask> asking = new ArrayList<>();
    private Collection<Rider> waiting = List.of();
    private Standing standing = Standing.FREE;
    private Room room;
    private int flying;

    /** A roll on a lane, however long it waits there. */
    private record Place(Tier lane, long rollId) {
        static Place of(Rider rider) {
            return new Place(rider.lane(), rider.rollId());
        }
    }

    /** Somebody asks for a turn; told from another of the same roll by its identity. */
    private static final class Ask {
        private final Rider rider;

        Ask(Rider rider) {
            this.rider = rider;
        }

        Rider rider() {
            return rider;
        }
    }

    public Turns(Room room, Clock clock) {
        this.room = room;
        this.clock = clock;
        this.rota = new Rota(room, clock);
    }

    /** The right to send one part. */
    public interface Turn extends AutoCloseable {
        /** So many bytes of it never left, so its title has not had them: while a link is away each try would count as if it had carried something. */
        default void unused(long bytes) {
            // What has no seat has no share either.
        }

        /** All of it is there. */
        default void arrived() {
            // Nothing is learnt from what is small.
        }

        /** The line broke under it. */
        default void broke() {
            // The same.
        }

        /**
         * Asked now and then under a part that takes long, since it gives way as smaller ones do.
         *
         * @param left bytes of it that have not left
         * @throws StepFailure when it has to end now, and goes on in parts later
         */
        default void goOn(long left) {
            // What has no seat makes way for nobody.
        }

        @Override
        void close();
    }

    public void room(Room changed) {
        locked(() -> {
            room = changed;
            rota.room(changed);
            this.changed.signalAll();
        });
    }

    /** Asks for turns. */
    public interface Way {
        /** For what is small and has no seat. */
        Way FREE = bytes -> () -> { };

        /**
         * Waits for the turn of one part. It is over when it is closed.
         *
         * @throws StepFailure when no further part may leave now
         */
        Turn take(long bytes) throws InterruptedException;
    }

    /** What holds from now on: whoever may not go on leaves at its next part. */
    public void standing(Standing now) {
        locked(() -> {
            standing = now;
            rota.orders(now.orders());
            changed.signalAll();
        });
    }

    /**
     * Chooses who begins next on a lane, where one of the small rolls has a seat more than there are. When no seat is free, whoever has to
     * make room for the first of them is told so, and nobody is chosen yet.
     *
     * @param riders all that wait on this lane
     */
    public Optional<Rider> next(Tier lane, Collection<Rider> riders) {
        lock.lock();
        try {
            List<Rider> all = new ArrayList<>(waiting.stream().filter(each -> each.lane() != lane).toList());
            all.addAll(riders);
            waiting = List.copyOf(all);
            List<Rider> under = riders();
            all.addAll(under);
            rota.present(all);
            List<Rider> free = riders.stream().filter(each -> !seats.containsKey(Place.of(each)) && standing.begin(each).isEmpty()).toList();
            Optional<Rider> best = rota.best(free);
            List<Rider> seated = under.stream().filter(each -> each.lane() == lane).toList();
            boolean smallSits = seated.stream().anyMatch(room::small);
            if (best.isEmpty() || seated.size() - (smallSits ? 1 : 0) < room.seats()) {
                return best;
            }
            Optional<Rider> small = smallSits ? Optional.empty() : rota.best(free.stream().filter(room::small).toList());
            if (small.isPresent()) {
                return small;
            }
            if (seats.values().stream().noneMatch(seat -> seat.rider.lane() == lane && seat.madeRoom)) {
                // The small rolls' own seat is of no use to a large one.
                boolean large = smallSits && seated.stream().filter(room::small).count() == 1 && !room.small(best.get());
                List<Rider> inTheWay = large ? seated.stream().filter(each -> !room.small(each)).toList() : seated;
                rota.displaced(best.get(), inTheWay, LEAD).ifPresent(last -> {
                    seats.get(Place.of(last)).madeRoom = true;
                    changed.signalAll();
                });
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Who of these is cancelled and not under way any more. */
    public List<Rider> cancelled(Collection<Rider> riders) {
        lock.lock();
        try {
            return riders.stream().filter(each -> standing.cancelled(each) && !seats.containsKey(Place.of(each))).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing holds this roll, for what is small and takes no seat. */
    public boolean free(Rider rider) {
        lock.lock();
        try {
            return standing.stay(rider).isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a seat, or the one that this roll has there already. */
    public Seat sit(Rider rider) {
        lock.lock();
        try {
            return seats.computeIfAbsent(Place.of(rider), place -> new Seat(rider));
        } finally {
            lock.unlock();
        }
    }

    /** The seat that a roll has there. */
    public Optional<Seat> seat(Tier lane, long rollId) {
        lock.lock();
        try {
            return Optional.ofNullable(seats.get(new Place(lane, rollId)));
        } finally {
            lock.unlock();
        }
    }

    /** Who is under way. */
    public List<Rider> seated() {
        lock.lock();
        try {
            return riders();
        } finally {
            lock.unlock();
        }
    }

    /** All of them, who goes first first. */
    public List<Rider> ranked(Collection<Rider> riders) {
        lock.lock();
        try {
            return rota.ranked(riders);
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that a roll under way has yet to bring, files under way counted in full; empty when it is not, or has not said it. */
    public OptionalLong left(Rider rider) {
        lock.lock();
        try {
            Seat seat = seats.get(Place.of(rider));
            return seat == null || seat.left.get() < 0 ? OptionalLong.empty() : OptionalLong.of(seat.left.get());
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a turn. */
    int asking() {
        lock.lock();
        try {
            return asking.size();
        } finally {
            lock.unlock();
        }
    }

    private List<Rider> riders() {
        return seats.values().stream().map(seat -> seat.rider).toList();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** A roll's place on a lane; it is given back when its run ends, however it ends. */
    public final class Seat implements Way, AutoCloseable {
        private final Rider rider;
        private final AtomicLong left = new AtomicLong(-1);
        private boolean madeRoom;

        private Seat(Rider rider) {
            this.rider = rider;
        }

        /** Says how many bytes it has to bring. */
        public void left(long bytes) {
            left.set(bytes);
        }

        /** A file of so many bytes is where it should be. */
        public void arrived(long bytes) {
            left.addAndGet(-bytes);
        }

        /** Bytes of a file that may go in one request now; 0 when all go in parts as they are configured. */
        public long inOne() {
            lock.lock();
            try {
                return Math.min(risk(rider.lane()).bytes(clock.instant()), standing.inOne());
            } finally {
                lock.unlock();
            }
        }

        /**
         * Waits until it is this roll's turn.
         *
         * @throws StepFailure when the roll has to leave its seat: it is held, the link is closed, or another one goes first
         */
        @Override
        public Turn take(long bytes) throws InterruptedException {
            Ask ask = new Ask(rider);
            lock.lock();
            try {
                asking.add(ask);
                while (!given(ask, bytes)) {
                    // Also looked at without a signal: waiting raises a roll's rank.
                    changed.await(1, TimeUnit.SECONDS);
                }
                flying++;
                rota.served(rider, bytes);
                return new Taken(this, bytes);
            } finally {
                asking.remove(ask);
                changed.signalAll();
                lock.unlock();
            }
        }

        private boolean given(Ask ask, long bytes) {
            mayStay();
            if (flying >= Math.min(room.parts(), standing.together(bytes))) {
                return false;
            }
            Optional<Rider> next = rota.turn(asking.stream().map(Ask::rider).distinct().toList());
            return next.isPresent() && next.get().equals(rider) && asking.stream().filter(each -> each.rider.equals(rider)).findFirst().orElseThrow() == ask;
        }

        private void mayStay() {
            Optional<String> why = standing.stay(rider);
            if (why.isPresent()) {
                throw StepFailure.retry(Duration.ZERO, why.get(), null);
            }
            if (madeRoom) {
                throw StepFailure.retry(Duration.ZERO, "It gives way to a roll that goes first, and goes on after that.", null);
            }
        }

        @Override
        public void close() {
            locked(() -> {
                seats.remove(Place.of(rider), this);
                changed.signalAll();
            });
        }
    }

    private Risk risk(Tier lane) {
        return risks.computeIfAbsent(lane, each -> new Risk());
    }

    private final class Taken implements Turn {
        private final Seat seat;
        private final long bytes;
        private final Instant since = clock.instant();
        private boolean over;

        Taken(Seat seat, long bytes) {
            this.seat = seat;
            this.bytes = bytes;
        }

        @Override
        public void unused(long left) {
            locked(() -> rota.unused(seat.rider, left));
        }

        @Override
        public void arrived() {
            risk(seat.rider.lane()).arrived(bytes, Duration.between(since, clock.instant()));
        }

        @Override
        public void broke() {
            risk(seat.rider.lane()).broke(clock.instant());
        }

        @Override
        public void goOn(long left) {
            locked(() -> {
                seat.mayStay();
                if (standing.tooSlowFor(left)) {
                    throw StepFailure.retry(Duration.ZERO, "The limit is lower than when it began, and it goes on in smaller parts.", null);
                }
            });
        }

        @Override
        public void close() {
            locked(() -> {
                if (!over) {
                    over = true;
                    flying--;
                    changed.signalAll();
                }
            });
        }
    }
}
