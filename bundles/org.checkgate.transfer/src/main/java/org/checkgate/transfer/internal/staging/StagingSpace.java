package org.checkgate.transfer.internal.staging;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.StepFailure;
import org.checkgate.transfer.internal.Backoff;
import org.checkgate.transfer.internal.PartPlan;

/** Whether an embedded store's disk can take what is asked of it. A remote store says so itself. */
final class StagingSpace {
    /** Below this a server's unexplained failure is taken for a full disk, in bytes. */
    private static final long NOTHING_LEFT = 16L << 20;

    private StagingSpace() {
    }

    /** Refuses a roll that would fill the disk half way. */
    static void admit(StagingConnection staging, Collection<RollFile> files) {
        if (staging.disk().isEmpty()) {
            return;
        }
        long needed = staging.settings().headroom() + files.stream().mapToLong(file -> Math.max(0, file.size())).sum() + twice(staging, files);
        long free = usable(staging);
        if (free < needed) {
            throw full("Staging has " + free / (1 << 20) + " MiB free, and this roll needs " + needed / (1 << 20) + " MiB with the headroom");
        }
    }

    /** While the server puts an object's parts together, both lie on its disk. */
    private static long twice(StagingConnection staging, Collection<RollFile> files) {
        List<Long> largest = files.stream().map(RollFile::size).filter(size -> !PartPlan.of(Math.max(0, size), staging.settings().partSize()).onePiece())
                .sorted(Comparator.reverseOrder()).limit(staging.settings().filesAtOnce()).toList();
        return largest.stream().mapToLong(Long::longValue).sum();
    }

    static boolean isFull(StagingConnection staging) {
        return staging.disk().isPresent() && usable(staging) < NOTHING_LEFT;
    }

    static StepFailure full(String why) {
        return StepFailure.retry(Backoff.jittered(Duration.ofMinutes(1)), "STAGING_FULL: " + why + ". Free or add space; it goes on by itself.", null);
    }

    private static long usable(StagingConnection staging) {
        try {
            return staging.disk().orElseThrow().usableSpace();
        } catch (IOException e) {
            throw StepFailure.retry(Backoff.jittered(Duration.ofSeconds(10)), "The disk of staging cannot be asked for its free space (" + e.getMessage() + ").", e);
        }
    }
}
