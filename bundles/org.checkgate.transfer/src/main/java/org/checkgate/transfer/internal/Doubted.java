package org.checkgate.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.Tier;

/** Copies that the ledger believes in no more until somebody has looked at them again: several looks at a time, acknowledged together. */
public final class Doubted {
    /** Copies acknowledged together. */
    private static final int GROUP = 64;

    private final Ledger ledger;
    private final Map<Long, RollFile> files = new HashMap<>();
    private final Queue<Copy> left;
    private final Look look;

    private Doubted(Ledger ledger, long rollId, List<Copy> doubted, Look look) {
        this.ledger = ledger;
        this.left = new ConcurrentLinkedQueue<>(doubted);
        this.look = look;
        ledger.rolls().files(rollId).forEach(file -> files.put(file.id(), file));
    }

    /**
     * What a look proves.
     *
     * @param read what it gave, of a file that this ledger has never seen read
     */
    public record Proof(Copy copy, Optional<FileRead> read) {
    }

    /** Looks at one object; what is no copy is seen to by the look itself, and is answered as empty. */
    public interface Look {
        Optional<Proof> at(RollFile file, String key) throws StoreTrouble;
    }

    /**
     * Returns when nothing of this roll there is in doubt; of most rolls nothing ever is.
     *
     * @param atOnce looks at a time
     * @param doing  what is done, for people
     */
    public static void prove(Ledger ledger, long rollId, Tier tier, String endpoint, int atOnce, ExecutorService workers, String doing, Look look) {
        List<Copy> doubted = ledger.copies().doubted(rollId, tier, endpoint);
        if (doubted.isEmpty()) {
            return;
        }
        Doubted all = new Doubted(ledger, rollId, doubted, look);
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 0; worker < atOnce; worker++) {
            running.add(workers.submit(() -> {
                all.work();
                return null;
            }));
        }
        Workers.join(running, doing);
    }

    private void work() {
        List<Proof> proven = new ArrayList<>();
        try {
            for (Copy copy = left.poll(); copy != null && !Thread.currentThread().isInterrupted(); copy = left.poll()) {
                look.at(files.get(copy.fileId()), copy.key()).ifPresent(proven::add);
                if (proven.size() >= GROUP) {
                    acknowledge(proven);
                }
            }
        } catch (StoreTrouble e) {
            left.clear();
            throw e.asFailure();
        } finally {
            acknowledge(proven);
        }
    }

    private void acknowledge(List<Proof> proven) {
        ledger.copies().record(proven.stream().map(Proof::copy).toList(), proven.stream().flatMap(proof -> proof.read().stream()).toList(), List.of());
        proven.clear();
    }
}
