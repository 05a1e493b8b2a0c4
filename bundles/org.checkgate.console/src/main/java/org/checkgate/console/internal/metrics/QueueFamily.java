package org.checkgate.console.internal.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.checkgate.ledger.Backlog;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.TransferTotals;

/**
 * What the lanes have done and have before them.
 *
 * @param lanes those that are configured: of another one nobody can say what it waits for
 */
record QueueFamily(Figures figures, List<Tier> lanes, Clock clock) implements Family {
    private static final double MILLIS = 1_000;

    @Override
    public void write(Sheet sheet) {
        TransferTotals totals = figures.totals();
        bytes(sheet, Tier.CLOUD, totals.bytesSynced());
        bytes(sheet, Tier.ARCHIVE, totals.bytesArchived());
        figures.progress().forEach((tier, at) -> sheet.gauge("checkgate.last.progress.timestamp.seconds",
                "When a lane last took a part or proved a file, in seconds since 1970", at.toEpochMilli() / MILLIS, "lane", tier.word()));
        for (Tier lane : lanes) {
            queue(sheet, lane.word(), figures.queues().getOrDefault(lane, Backlog.EMPTY));
        }
        sheet.gauge("checkgate.drives.waiting.human", "Drives that are plugged in and go no further without a person", figures.drivesWaiting());
        sheet.gauge("checkgate.ledger.lag.seconds", "How long it took just now until all that the ledger shows was on the disk", figures.lag().toNanos() / 1e9);
    }

    private static void bytes(Sheet sheet, Tier lane, long bytes) {
        sheet.counter("checkgate.backbone.bytes", "Bytes that a lane's destination has acknowledged", bytes, "lane", lane.word());
    }

    private void queue(Sheet sheet, String lane, Backlog queue) {
        sheet.gauge("checkgate.queue.bytes", "Bytes that the queued rolls still have to send, as far as is known", queue.bytes(), "lane", lane);
        sheet.gauge("checkgate.queue.rolls", "Rolls that a lane has before it, without those that a finding holds back", queue.rolls(), "lane", lane);
        sheet.gauge("checkgate.queue.stopped.rolls", "Of these, the ones for which nothing happens without a person or a setting", queue.stopped(), "lane", lane);
        sheet.gauge("checkgate.queue.held.rolls", "Of those that are not stopped, the ones that a person's order holds", queue.held(), "lane", lane);
        queue.oldest().ifPresent(since -> sheet.gauge("checkgate.queue.oldest.age.seconds", "How long the oldest roll in a lane's queue has been there",
                Math.max(0, Duration.between(since, clock.instant()).toMillis()) / MILLIS, "lane", lane));
    }
}
