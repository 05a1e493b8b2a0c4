package org.checkgate.ledger.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.ledger.ActivityLog;
import org.checkgate.ledger.Backups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backs the open ledger up from time to time, if something has changed, and once more when it closes. A backup counts when all of
 * it was read again. What goes wrong is told and never stops the ledger.
 */
final class RegularBackups implements Backups, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegularBackups.class);
    /** Bytes that a backup must leave to others on its disk, which may well be the ledger's. */
    private static final long LEFT_TO_OTHERS = 64L << 20;
    private static final long LONGEST_STOP_SECONDS = 20;

    private final Database database;
    private final BackupPlan plan;
    private final BackupFolder folder;
    private final ActivityLog activity;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ledger-backup");
        thread.setDaemon(true);
        return thread;
    });
    private long backedUp = -1;
    private volatile String trouble = "";

    RegularBackups(Database database, BackupPlan plan, ActivityLog activity, Clock clock) {
        this.database = database;
        this.plan = plan;
        this.folder = new BackupFolder(plan.folder());
        this.activity = activity;
        this.clock = clock;
        if (!plan.every().isZero()) {
            timer.scheduleWithFixedDelay(this::ifChanged, plan.every().toMillis(), plan.every().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of(trouble).filter(sentence -> !sentence.isEmpty());
    }

    synchronized void ifChanged() {
        // Asked before the backup begins: what changes during it has the next one.
        long changes = database.transactions().changes();
        if (changes == backedUp) {
            return;
        }
        try {
            BackupFolder.Backup made = make();
            backedUp = changes;
            LOG.info("The ledger was backed up as {}.", made.file());
            good();
        } catch (IOException | SQLException | RuntimeException e) {
            failed(e);
        }
    }

    private BackupFolder.Backup make() throws IOException, SQLException {
        Path unfinished = folder.clean();
        try {
            requireRoom();
            Path written = unfinished.resolve("ledger.zip");
            // What happens while it is written may be missing in it.
            Instant at = clock.instant();
            database.backUp(written);
            Path unpacked = unfinished.resolve("ledger");
            new PackedLedger(written).unpack(unpacked);
            database.shielded(() -> {
                LedgerReading.whole(unpacked);
                return null;
            });
            return folder.keep(written, at, plan.kept());
        } finally {
            folder.clean();
        }
    }

    /** For the archive and for what is unpacked of it. */
    private void requireRoom() throws IOException {
        long free = Files.getFileStore(folder.path()).getUsableSpace();
        long needed = 2 * database.size() + LEFT_TO_OTHERS;
        if (free < needed) {
            throw new IOException("No space left on its disk: " + (free >> 20) + " MiB are free and " + (needed >> 20) + " MiB are needed");
        }
    }

    private void good() {
        if (!trouble.isEmpty()) {
            trouble = "";
            tell("ledger.backup", "The ledger is backed up again.");
        }
    }

    private void failed(Exception why) {
        String sentence = "The ledger could not be backed up to " + plan.folder() + ": " + Troubles.innermost(why)
                + ". Older backups there are kept. Check that folder and the space on its disk; it is tried again by itself.";
        LOG.warn(sentence);
        LOG.debug("Where the backup failed", why);
        if (!sentence.equals(trouble)) {
            trouble = sentence;
            tell("ledger.backup.failed", sentence);
        }
    }

    private void tell(String kind, String sentence) {
        try {
            activity.add(OptionalLong.empty(), OptionalLong.empty(), kind, sentence);
        } catch (RuntimeException e) {
            LOG.debug("A ledger that has stopped or is closing takes no note", e);
        }
    }

    /** Makes the last backup; a stop does not wait for it for ever, and one that was cut off is none. */
    @Override
    public void close() {
        timer.shutdown();
        ExecutorService last = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "ledger-backup");
            thread.setDaemon(true);
            return thread;
        });
        last.execute(this::ifChanged);
        last.shutdown();
        try {
            if (!last.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The last backup of the ledger was given up: it took longer than a stop may take.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
