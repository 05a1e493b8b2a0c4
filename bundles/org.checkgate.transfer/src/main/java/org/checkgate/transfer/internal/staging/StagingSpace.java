package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.PartPlan;

/**
 * Whether an embedded store's disk can take what is asked of it; a remote store says so itself. What was promised to rolls
 * under way and is not yet written counts as used, so that two of them never fill the disk half way. Safe for use by several
 * threads.
 */
final class StagingSpace {
    /** What a roll's reason to wait begins with when it waits for room. */
    static final String FULL = "STAGING_FULL";
    /** Below this a server's unexplained failure is taken for a full disk, in bytes. */
    private static final long NOTHING_LEFT = 16L << 20;

    private final Set<Promise> promises = new HashSet<>();

    /** Bytes kept for one roll until it is closed; they become fewer as its files are written. */
    final class Promise implements AutoCloseable {
        private long left;

        private Promise(long bytes) {
            this.left = bytes;
        }

        /** So many of them are on the disk now. */
        void taken(long bytes) {
            synchronized (StagingSpace.this) {
                left = Math.max(0, left - bytes);
            }
        }

        @Override
        public void close() {
            synchronized (StagingSpace.this) {
                promises.remove(this);
            }
        }
    }

    /** Refuses a roll that would fill the disk half way. */
    synchronized Promise admit(StagingConnection staging, Collection<RollFile> files) {
        if (!fits(staging, files)) {
            long promised = promised();
            throw full("Staging has " + mib(usable(staging) - promised) + " MiB free" + (promised > 0 ? " beside the " + mib(promised)
                    + " MiB promised to other rolls" : "") + ", and this roll needs " + mib(whileRunning(staging, files)) + " MiB with the headroom");
        }
        Promise promise = new Promise(bytes(files));
        promises.add(promise);
        return promise;
    }

    /** Whether {@link #admit} would take it now. */
    synchronized boolean fits(StagingConnection staging, Collection<RollFile> files) {
        return staging.disk().isEmpty() || usable(staging) - promised() >= whileRunning(staging, files);
    }

    private long promised() {
        return promises.stream().mapToLong(promise -> promise.left).sum();
    }

    private static long bytes(Collection<RollFile> files) {
        return files.stream().mapToLong(file -> Math.max(0, file.size())).sum();
    }

    private static long whileRunning(StagingConnection staging, Collection<RollFile> files) {
        return bytes(files) + twice(staging, files) + staging.settings().headroom();
    }

    private static long mib(long bytes) {
        return Math.max(0, bytes) / (1 << 20);
    }

    /** While the server puts an object's parts together, both lie on its disk. */
    private static long twice(StagingConnection staging, Collection<RollFile> files) {
        List<Long> largest = files.stream().map(RollFile::size).filter(size -> !staging.plan(Math.max(0, size)).onePiece())
                .sorted(Comparator.reverseOrder()).limit(staging.settings().filesAtOnce()).toList();
        return largest.stream().mapToLong(Long::longValue).sum();
    }

    static boolean isFull(StagingConnection staging) {
        return staging.disk().isPresent() && usable(staging) < NOTHING_LEFT;
    }

    static StepFailure full(String why) {
        return StepFailure.retry(Backoff.jittered(Duration.ofMinutes(1)), FULL + ": " + why + ". Free or add space; it goes on by itself.", null);
    }

    private static long usable(StagingConnection staging) {
        try {
            return staging.disk().orElseThrow().usableSpace();
        } catch (IOException e) {
            throw StepFailure.retry(Backoff.jittered(Duration.ofSeconds(10)), "The disk of staging cannot be asked for its free space (" + e.getMessage() + ").", e);
        }
    }
}
