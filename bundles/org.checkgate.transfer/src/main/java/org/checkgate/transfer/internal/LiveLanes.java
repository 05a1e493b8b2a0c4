package org.checkgate.transfer.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.checkgate.transfer.Lanes;
import org.checkgate.transfer.Progress;
import org.checkgate.transfer.Retries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Counts the bytes of every file under way, and what is sent again; nothing of it is kept. */
@Component(service = {Lanes.class, LiveLanes.class})
public final class LiveLanes implements Lanes {
    public static final String STAGING = "staging";
    public static final String READ_BACK = "read-back";
    public static final String BACKBONE = "backbone";
    public static final String ARCHIVE = "archive";

    private final Set<Ride> rides = ConcurrentHashMap.newKeySet();
    private final Map<Retry, LongAdder> retries = new ConcurrentHashMap<>();

    private record Retry(String lane, String code) {
    }

    @Activate
    public LiveLanes() {
    }

    /** Shows a file until the ride is closed. */
    public Ride ride(String lane, long rollId, String file, long total) {
        return ride(lane, rollId, file, total, () -> { });
    }

    /** @param whenSent done when nothing more of the file has to move */
    public Ride ride(String lane, long rollId, String file, long total, Runnable whenSent) {
        Ride ride = new Ride(lane, rollId, file, total, whenSent);
        rides.add(ride);
        return ride;
    }

    /** Bytes of a roll's files under way that have moved. */
    public long under(String lane, long rollId) {
        return rides.stream().filter(ride -> ride.rollId == rollId && ride.lane.equals(lane)).mapToLong(ride -> Math.min(ride.done.get(), ride.total)).sum();
    }

    @Override
    public List<Progress> now() {
        return rides.stream().map(Ride::progress)
                .sorted(Comparator.comparing(Progress::lane).thenComparing(Progress::rollId).thenComparing(Progress::file)).toList();
    }

    @Override
    public List<Retries> retries() {
        return retries.entrySet().stream().map(e -> new Retries(e.getKey().lane(), e.getKey().code(), e.getValue().sum()))
                .sorted(Comparator.comparing(Retries::lane).thenComparing(Retries::code)).toList();
    }

    /** One file on one lane. */
    public final class Ride implements AutoCloseable {
        private final String lane;
        private final long rollId;
        private final String file;
        private final long total;
        private final Runnable whenSent;
        private final long since = System.nanoTime();
        private final AtomicLong done = new AtomicLong();

        private Ride(String lane, long rollId, String file, long total, Runnable whenSent) {
            this.lane = lane;
            this.rollId = rollId;
            this.file = file;
            this.total = total;
            this.whenSent = whenSent;
        }

        public void moved(long bytes) {
            done.addAndGet(bytes);
        }

        /** The last of it has arrived; what is left is to put it together and to prove it. */
        public void sent() {
            whenSent.run();
        }

        /** A part did not arrive and is sent again. */
        public void again(StoreTrouble why) {
            retries.computeIfAbsent(new Retry(lane, why.kind()), retry -> new LongAdder()).increment();
        }

        private Progress progress() {
            double seconds = Math.max(1e-3, (System.nanoTime() - since) / 1e9);
            // A part that had to be sent again must not show more than there is.
            long moved = Math.min(done.get(), total);
            return new Progress(lane, rollId, file, moved, total, (long) (moved / seconds));
        }

        @Override
        public void close() {
            rides.remove(this);
        }
    }
}
