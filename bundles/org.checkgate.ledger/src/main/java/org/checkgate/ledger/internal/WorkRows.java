package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;

/** Changes of work rows within a transaction; each is one that {@link Pipeline} allows. */
final class WorkRows {
    private final Sql sql;
    private final Clock clock;

    WorkRows(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    static Work work(ResultSet row) throws SQLException {
        return new Work(row.getLong("id"), row.getLong("roll_id"), Step.valueOf(row.getString("step")),
                WorkState.valueOf(row.getString("state")), row.getInt("attempts"), Columns.time(row, "not_before"),
                row.getString("reason"));
    }

    static List<Work> ofRoll(Sql sql, long rollId) throws SQLException {
        return sql.list("SELECT * FROM work WHERE roll_id = ? ORDER BY id", WorkRows::work, rollId);
    }

    Optional<Work> of(long rollId, Step step) throws SQLException {
        return sql.first("SELECT * FROM work WHERE roll_id = ? AND step = ?", WorkRows::work, rollId, step);
    }

    /** Makes a station ready because something that it works from is new. One that waits for its time goes on waiting. */
    void arm(long rollId, Step step) throws SQLException {
        Optional<Work> row = of(rollId, step);
        if (row.isEmpty()) {
            sql.insert("INSERT INTO work (roll_id, step, state, attempts, not_before, reason, again, unblock, since) "
                            + "VALUES (?, ?, ?, 0, ?, '', FALSE, FALSE, ?)",
                    rollId, step, WorkState.READY, clock.instant(), clock.instant());
        } else if (row.get().state() != WorkState.WAITING) {
            again(row.get());
        }
    }

    /** Lets a row run once more, after its present run if there is one. */
    void again(Work row) throws SQLException {
        switch (row.state()) {
            case READY -> {
            }
            case RUNNING -> sql.change("UPDATE work SET again = TRUE WHERE id = ?", row.id());
            case WAITING, BLOCKED, DONE -> move(row, WorkState.READY, row.notBefore(), "");
        }
    }

    /** Ends a run: in this state, or ready again when somebody asked for that meanwhile. */
    void end(Work run, WorkState to, Instant notBefore, String reason) throws SQLException {
        boolean again = sql.exists("SELECT 1 FROM work WHERE id = ? AND (again OR unblock AND ?)", run.id(), to == WorkState.BLOCKED);
        move(run, again ? WorkState.READY : to, again ? clock.instant() : notBefore, again ? "" : reason);
    }

    /** What comes after a finished station becomes ready, as far as all that it needs is done. */
    void follow(long rollId, Step finished) throws SQLException {
        for (Step next : Pipeline.after(finished)) {
            boolean ready = true;
            for (Step need : Pipeline.needs(next)) {
                ready &= of(rollId, need).filter(row -> row.state() == WorkState.DONE).isPresent();
            }
            if (ready) {
                arm(rollId, next);
            }
        }
    }

    /** Compare and set: the row must be as it was seen, by state and by claim, so that a worker given up on changes nothing. */
    void move(Work seen, WorkState to, Instant notBefore, String reason) throws SQLException {
        boolean claims = to == WorkState.RUNNING;
        if (!Pipeline.allowed(seen.state(), to) || sql.change("UPDATE work SET state = ?, attempts = ?, not_before = ?, reason = ?, "
                + "again = FALSE, unblock = FALSE WHERE id = ? AND state = ? AND attempts = ?", to, seen.attempts() + (claims ? 1 : 0), notBefore,
                reason, seen.id(), seen.state(), seen.attempts()) == 0) {
            throw new IllegalStateException(seen.step() + " of roll " + seen.rollId() + " cannot go from " + seen.state() + " to "
                    + to + ".");
        }
        if (seen.state() == WorkState.DONE) {
            sql.change("UPDATE work SET since = ? WHERE id = ?", clock.instant(), seen.id());
            sentBefore(seen);
        }
        if (to == WorkState.DONE) {
            new StationTimes(sql, clock).done(seen);
        }
    }

    /** What is asked for anew is all of it until something arrives: less would be hoped, not known. */
    private void sentBefore(Work seen) throws SQLException {
        if (seen.step() == Step.SYNC || seen.step() == Step.ARCHIVE) {
            sql.change("UPDATE work SET sent_before = (SELECT t." + Totals.column(seen.step() == Step.SYNC ? Tier.CLOUD : Tier.ARCHIVE)
                    + " FROM transfer_totals t WHERE t.roll_id = work.roll_id) WHERE id = ?", seen.id());
        }
    }
}
