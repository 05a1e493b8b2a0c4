package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Pending;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Queued;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkQueue;
import org.checkgate.ledger.WorkState;

/** Work in the database, claimed by compare-and-set. */
final class H2WorkQueue implements WorkQueue {
    private static final String DRIVE_IS_FREE = "AND NOT EXISTS (SELECT 1 FROM work o JOIN rolls p ON p.id = o.roll_id JOIN rolls r ON r.id = w.roll_id "
            + "WHERE o.state = 'RUNNING' AND o.step = w.step AND p.drive_id = r.drive_id) ";

    private static final String CLAIMABLE = "w.step = ? AND w.state IN ('READY', 'WAITING') AND (w.state = 'READY' OR w.not_before <= ? OR w.not_before > ?) ";

    private static final String BYTES = "(SELECT COALESCE(SUM(c.bytes), 0) FROM roll_counts c WHERE c.roll_id = r.id AND c.tier = '') AS bytes";

    /** Whoever would have to wait longer waits for a clock that was set back, and is not made to. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Transactions transactions;
    private final Clock clock;

    H2WorkQueue(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Work> claim(Step step) {
        // Most looks find nothing: they must not stand in the queue of those who write.
        if (transactions.read(sql -> next(sql, step)).isEmpty()) {
            return Optional.empty();
        }
        return transactions.acknowledgedIfAny(sql -> {
            Optional<Work> next = next(sql, step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            WorkRows rows = new WorkRows(sql, clock);
            rows.move(next.get(), WorkState.RUNNING, next.get().notBefore(), "");
            return rows.of(next.get().rollId(), step);
        });
    }

    @Override
    public List<Queued> queued(Step step) {
        chosen(step);
        Instant now = clock.instant();
        return transactions.read(sql -> sql.list("SELECT w.*, r.title, r.name, " + BYTES + " FROM work w JOIN rolls r ON r.id = w.roll_id WHERE " + CLAIMABLE + "ORDER BY w.since, w.id",
                row -> new Queued(WorkRows.work(row), row.getString("title"), row.getString("name"), row.getLong("bytes"), Columns.time(row, "since")), step, now, now.plus(LONGEST_WAIT)));
    }

    @Override
    public List<Pending> pending(Step step) {
        return transactions.read(sql -> sql.list("SELECT w.*, r.title, r.name, " + BYTES + ", a.since AS arrived FROM work w JOIN rolls r ON r.id = w.roll_id "
                + "JOIN work a ON a.roll_id = w.roll_id AND a.step = ? WHERE w.step = ? AND w.state IN ('READY', 'WAITING', 'RUNNING', 'BLOCKED') ORDER BY w.since, w.id",
                row -> new Pending(WorkRows.work(row), row.getString("title"), row.getString("name"), row.getLong("bytes"), Columns.time(row, "since"), Columns.time(row, "arrived")),
                Pipeline.FIRST, step));
    }

    @Override
    public Optional<Work> claim(Work seen) {
        chosen(seen.step());
        return transactions.acknowledgedIfAny(sql -> {
            WorkRows rows = new WorkRows(sql, clock);
            Optional<Work> now = rows.of(seen.rollId(), seen.step()).filter(seen::equals);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            rows.move(seen, WorkState.RUNNING, seen.notBefore(), "");
            return rows.of(seen.rollId(), seen.step());
        });
    }

    private static void chosen(Step step) {
        if (Pipeline.oneADrive(step)) {
            throw new IllegalArgumentException(step + " takes one roll a drive; it is claimed by the step alone.");
        }
    }

    private Optional<Work> next(Sql sql, Step step) throws SQLException {
        Instant now = clock.instant();
        return sql.first("SELECT w.* FROM work w WHERE " + CLAIMABLE + (Pipeline.oneADrive(step) ? DRIVE_IS_FREE : "") + "ORDER BY w.id FETCH FIRST ROW ONLY", WorkRows::work, step, now, now.plus(LONGEST_WAIT));
    }

    @Override
    public void done(Work work) {
        transactions.acknowledge(sql -> {
            WorkRows rows = new WorkRows(sql, clock);
            rows.end(running(work), WorkState.DONE, work.notBefore(), "");
            rows.follow(work.rollId(), work.step());
        });
    }

    @Override
    public void retry(Work work, Duration after, String reason) {
        Instant notBefore = clock.instant().plus(after.compareTo(LONGEST_WAIT) < 0 ? after : LONGEST_WAIT);
        transactions.acknowledge(sql -> new WorkRows(sql, clock).end(running(work), WorkState.WAITING, notBefore, reason));
    }

    @Override
    public void block(Work work, String reason) {
        transactions.acknowledge(sql -> new WorkRows(sql, clock).end(running(work), WorkState.BLOCKED, work.notBefore(), reason));
    }

    private static Work running(Work work) {
        if (work.state() != WorkState.RUNNING) {
            throw new IllegalStateException(work.step() + " of roll " + work.rollId() + " is not running; claim it first.");
        }
        return work;
    }

    @Override
    public void rearm(long rollId, Step step) {
        transactions.acknowledge(sql -> {
            WorkRows rows = new WorkRows(sql, clock);
            Optional<Work> row = rows.of(rollId, step);
            if (row.isPresent()) {
                rows.again(row.get());
            }
        });
    }

    @Override
    public void rearmBlocked(Step step) {
        transactions.acknowledge(sql -> {
            WorkRows rows = new WorkRows(sql, clock);
            for (Work blocked : sql.list("SELECT * FROM work WHERE state = ? AND step = ?", WorkRows::work, WorkState.BLOCKED, step)) {
                rows.again(blocked);
            }
            // A run that goes on with the old setting must not stay blocked by it.
            sql.change("UPDATE work SET unblock = TRUE WHERE state = ? AND step = ?", WorkState.RUNNING, step);
        });
    }

    @Override
    public List<Work> ofRoll(long rollId) {
        return transactions.read(sql -> WorkRows.ofRoll(sql, rollId));
    }

    @Override
    public List<Work> in(WorkState state) {
        return transactions.read(sql -> sql.list("SELECT * FROM work WHERE state = ? ORDER BY id", WorkRows::work, state));
    }

    @Override
    public void recover() {
        transactions.acknowledge(sql -> {
            WorkRows rows = new WorkRows(sql, clock);
            for (Work broken : sql.list("SELECT * FROM work WHERE state = ?", WorkRows::work, WorkState.RUNNING)) {
                rows.move(broken, WorkState.READY, broken.notBefore(), "");
            }
        });
    }
}
