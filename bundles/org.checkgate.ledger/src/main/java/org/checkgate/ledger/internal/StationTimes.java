package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;

/** Counts how long a station took that has just become done, within the same transaction. */
final class StationTimes {
    private final Sql sql;
    private final Clock clock;

    StationTimes(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void done(Work work) throws SQLException {
        Instant now = clock.instant();
        Instant since = sql.first("SELECT since FROM work WHERE id = ?", row -> Columns.time(row, "since"), work.id()).orElse(now);
        Tallies.station(sql, work.step(), Duration.between(since, now));
        boolean first = sql.change("UPDATE work SET done_before = TRUE WHERE id = ? AND NOT done_before", work.id()) > 0;
        if (first && work.step() == Step.SYNC) {
            Optional<Instant> seen = seen(work.rollId());
            if (seen.isPresent()) {
                Tallies.toCloud(sql, Duration.between(seen.get(), now));
            }
        }
    }

    /** When the roll's drive was first seen; of a drive that only a lost ledger knew nobody can tell. */
    private Optional<Instant> seen(long rollId) throws SQLException {
        return sql.first("SELECT d.seen_at FROM rolls r JOIN drives d ON d.id = r.drive_id WHERE r.id = ? AND d.mount <> ?", row -> Columns.time(row, "seen_at"),
                rollId, H2Rebuild.NOWHERE);
    }
}
