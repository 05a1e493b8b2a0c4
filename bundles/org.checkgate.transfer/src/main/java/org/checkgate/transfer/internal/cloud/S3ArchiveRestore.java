package org.checkgate.transfer.internal.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.ArchiveRestore;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks the archive through the AWS SDK. Nothing is kept of it here: how far it is, is the archive's to say. */
@Component(service = ArchiveRestore.class)
public final class S3ArchiveRestore implements ArchiveRestore {
    private static final int AT_ONCE = 8;
    private static final int TRIES = 4;
    private static final int LONGEST_DAYS = 365;

    private final Ledger ledger;
    private final CloudConnection.Source link;
    private final ExecutorService workers = Threads.pool("checkgate-restore");

    @Activate
    public S3ArchiveRestore(@Reference Ledger ledger, @Reference CloudLink link) {
        this(ledger, (CloudConnection.Source) link);
    }

    public S3ArchiveRestore(Ledger ledger, CloudConnection.Source link) {
        this.ledger = ledger;
        this.link = link;
    }

    /** What is done with one object. */
    private interface Visit {
        void to(String key) throws StoreTrouble;
    }

    @Override
    public void request(long rollId, int days, String by) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new IllegalArgumentException("It can be made readable for 1 to " + LONGEST_DAYS + " days, not for " + days + ".");
        }
        CloudConnection archive = link.connection(Tier.ARCHIVE);
        Roll roll = ledger.rolls().find(rollId).orElseThrow(() -> new IllegalArgumentException("There is no roll " + rollId + "."));
        List<String> keys = keys(rollId, archive);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Nothing of this roll is in the archive.");
        }
        tell(roll, by + " asked the archive to make " + roll.name() + " readable for " + days + (days == 1 ? " day" : " days") + ": " + keys.size() + " objects.");
        Visit visit = key -> ask(archive.bucket(), key, days);
        try {
            // Here and now, so that a refusal is told to the one who asked.
            visit.to(keys.get(0));
        } catch (StoreTrouble e) {
            incomplete(roll, e.asFailure());
            throw e.asFailure();
        }
        workers.submit(() -> {
            try {
                each(keys.subList(1, keys.size()), visit);
            } catch (RuntimeException e) {
                incomplete(roll, e);
            }
        });
    }

    private void incomplete(Roll roll, RuntimeException why) {
        tell(roll, roll.name() + " was not asked for as a whole: " + why.getMessage() + " Ask again for what is left.");
    }

    private void tell(Roll roll, String sentence) {
        ledger.activity().add(OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), "archive.restore", sentence);
    }

    private static void ask(Bucket bucket, String key, int days) throws StoreTrouble {
        Optional<Warmth> warmth = bucket.warmth(key);
        // Others refuse the request, and one that is thawing needs none.
        if (warmth.isPresent() && (warmth.get().state() == Warmth.State.COLD || warmth.get().state() == Warmth.State.RESTORED)) {
            bucket.restore(key, days);
        }
    }

    @Override
    public State state(long rollId) {
        CloudConnection archive = link.connection(Tier.ARCHIVE);
        List<String> keys = keys(rollId, archive);
        Queue<Warmth> seen = new ConcurrentLinkedQueue<>();
        each(keys, key -> archive.bucket().warmth(key).ifPresent(seen::add));
        Map<Warmth.State, Long> counts = new EnumMap<>(Warmth.State.class);
        seen.forEach(warmth -> counts.merge(warmth.state(), 1L, Long::sum));
        Optional<Instant> until = seen.stream().flatMap(warmth -> warmth.until().stream()).min(Instant::compareTo);
        return new State(keys.size(), counts.getOrDefault(Warmth.State.WARM, 0L), counts.getOrDefault(Warmth.State.COLD, 0L),
                counts.getOrDefault(Warmth.State.THAWING, 0L), counts.getOrDefault(Warmth.State.RESTORED, 0L), keys.size() - seen.size(), until);
    }

    private List<String> keys(long rollId, CloudConnection archive) {
        List<String> keys = new ArrayList<>(ledger.copies().ofRoll(rollId).stream()
                .filter(copy -> copy.tier() == Tier.ARCHIVE && copy.endpoint().equals(archive.endpoint().address())).map(Copy::key).toList());
        ledger.publications().documents(rollId).stream().filter(document -> document.tier() == Tier.ARCHIVE).map(Document::key).forEach(keys::add);
        return keys;
    }

    /** @throws StepFailure the first that failed; what was not begun by then is left */
    private void each(Collection<String> keys, Visit visit) {
        Queue<String> left = new ConcurrentLinkedQueue<>(keys);
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < Math.min(AT_ONCE, keys.size()); worker++) {
            running.add(workers.submit(() -> {
                try {
                    for (String key = left.poll(); key != null; key = left.poll()) {
                        patiently(visit, key);
                    }
                } catch (StoreTrouble e) {
                    left.clear();
                    throw e.asFailure();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        Workers.join(running, "Asking the archive");
    }

    /** Of many thousand requests some are put off. */
    private static void patiently(Visit visit, String key) throws StoreTrouble, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                visit.to(key);
                return;
            } catch (StoreTrouble e) {
                if (attempt == TRIES || !e.passing() || e.status() == 501) {
                    throw e;
                }
                Thread.sleep(Backoff.after(attempt, Duration.ofMillis(200), Duration.ofSeconds(5)).toMillis());
            }
        }
    }

    @Deactivate
    public void stop() {
        workers.shutdownNow();
    }
}
