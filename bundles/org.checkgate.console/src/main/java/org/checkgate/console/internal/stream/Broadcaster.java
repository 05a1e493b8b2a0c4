package org.checkgate.console.internal.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.document.Happening;
import org.checkgate.console.internal.document.Status;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.ledger.ActivityEntry;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all listeners what changed. One thread looks and sends, so that the frames of a listener are in order and the
 * ledger is asked once, however many listen; nobody listens: nothing is asked.
 */
final class Broadcaster implements AutoCloseable {
    static final int LISTENERS = 32;
    private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);
    private static final long TICK_MS = 250;
    private static final long ROLLS_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long HEARTBEAT_NS = TimeUnit.SECONDS.toNanos(10);
    /** Looking at the rolls may take at most a fifth of the time, however many there are. */
    private static final int REST_FACTOR = 4;
    private static final int PAGE = 500;

    private final Appliance appliance;
    private final List<Client> clients = new ArrayList<>();
    private final Semaphore places = new Semaphore(LISTENERS);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "console-stream");
        made.setDaemon(true);
        return made;
    });
    private final List<ActivityEntry> unseen = new ArrayList<>();
    private RollsWatch rolls = new RollsWatch();
    private List<Status.Lane> lanes = List.of();
    private long sequence;
    private long nextRolls;
    private long nextHeartbeat;

    Broadcaster(Appliance appliance) {
        this.appliance = appliance;
        thread.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Keeps a place for a listener who is about to join; false when there is none left. */
    boolean reserve() {
        return places.tryAcquire();
    }

    /** Takes a listener in for whom a place was kept. */
    void join(Client client) {
        thread.execute(() -> welcome(client));
    }

    @Override
    public void close() {
        thread.execute(() -> {
            clients.forEach(Client::close);
            clients.clear();
        });
        thread.shutdown();
    }

    private void welcome(Client client) {
        try {
            Ledger ledger = appliance.ledger();
            if (clients.isEmpty()) {
                // Nobody listened for a while: what was known then is no longer worth comparing with.
                rolls = new RollsWatch();
                unseen.clear();
                rolls.look(ledger, List.of());
                sequence = ledger.activity().newest();
                lanes = Status.lanes(appliance);
                nextHeartbeat = System.nanoTime() + HEARTBEAT_NS;
            }
            client.offer(Frame.of("rolls", rolls.current()));
            client.offer(Frame.of("progress", lanes));
            if (client.after() >= 0) {
                ledger.activity().after(client.after(), PAGE).stream().filter(entry -> entry.sequence() <= sequence)
                        .forEach(entry -> client.offer(frame(entry)));
            }
            clients.add(client);
        } catch (LedgerException | Refusal e) {
            LOG.warn("A listener was turned away: {}", e.toString());
            places.release();
            client.close();
        }
    }

    private void tick() {
        if (clients.isEmpty()) {
            return;
        }
        try {
            look(appliance.ledger());
        } catch (LedgerException | Refusal e) {
            // The page asks health as well and says it; the next tick tries again.
            LOG.debug("Nothing to tell: {}", e.toString());
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            LOG.error("The stream could not look", e);
        }
        if (System.nanoTime() - nextHeartbeat >= 0) {
            nextHeartbeat = System.nanoTime() + HEARTBEAT_NS;
            send(Frame.HEARTBEAT);
        }
    }

    private void look(Ledger ledger) {
        for (ActivityEntry entry : ledger.activity().after(sequence, PAGE)) {
            sequence = entry.sequence();
            unseen.add(entry);
            send(frame(entry));
        }
        List<Status.Lane> now = Status.lanes(appliance);
        if (!now.equals(lanes)) {
            lanes = now;
            send(Frame.of("progress", lanes));
        }
        long start = System.nanoTime();
        if (start - nextRolls >= 0) {
            List<ActivityEntry> happened = List.copyOf(unseen);
            unseen.clear();
            rolls.look(ledger, happened).ifPresent(changed -> send(Frame.of("rolls", changed)));
            long end = System.nanoTime();
            nextRolls = end + Math.max(ROLLS_NS, REST_FACTOR * (end - start));
        }
    }

    private void send(byte[] frame) {
        int before = clients.size();
        clients.removeIf(client -> !client.offer(frame));
        places.release(before - clients.size());
    }

    private static byte[] frame(ActivityEntry entry) {
        return Frame.of("activity", entry.sequence(), Happening.of(entry));
    }
}
