package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;

/**
 * Takes every proof out of a ledger that comes from a backup. Since the backup was made an object may have been damaged, replaced or
 * removed, and what was found then is forgotten; only a new look at each medium tells. What persons did stays: sign-offs were
 * given, and cover no roll that comes later; files were dismissed as they were listed, and a drive that carries others is an
 * arrival of its own.
 */
final class Distrust {
    private static final List<Step> AFTER_STAGING = List.of(Step.SYNC, Step.PUBLISH, Step.ARCHIVE);

    private final Sql sql;
    private final Clock clock;

    Distrust(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void of(BackupFolder.Backup backup) throws SQLException {
        // This commits by itself; a half-done restoration is thrown away with its file.
        Numbers.skip(sql);
        Instant now = clock.instant();
        sql.insert("INSERT INTO restorations (backup, backup_at, restored_at) VALUES (?, ?, ?)", backup.name(), backup.at(), now);
        copies();
        // What was let go before the backup may have been staged again after it, under the same key.
        sql.change("DELETE FROM leftovers");
        String why = Doubts.sentence(backup.at());
        work(why);
        H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.empty(), "ledger.restored", why
                + " Drives that came after that backup are not known any more: plug them in again.");
    }

    /**
     * What lies on a drive lights nothing: it stays as it was read then. Copies that an earlier restoration put in doubt are LISTED
     * already, and stay in doubt.
     */
    private void copies() throws SQLException {
        for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
            String[] proofs = ProvenElsewhere.words(tier == Tier.STAGING ? Strength.READ_BACK_CACHED : Strength.HASHED);
            sql.change("INSERT INTO doubts (copy_id, roll_id) SELECT id, roll_id FROM copies WHERE tier = ? AND strength = ANY(?)", tier, proofs);
            new CopyRows(sql).strength(tier, proofs, Strength.LISTED);
        }
    }

    /** Every roll passes staging again, which proves what lies there; the stations behind it wait until it has. */
    private void work(String why) throws SQLException {
        sql.change("UPDATE work SET state = ?, reason = '', again = FALSE, unblock = FALSE WHERE step = ?", WorkState.READY, Step.STAGE);
        for (Step step : AFTER_STAGING) {
            sql.change("UPDATE work SET state = ?, reason = ?, again = FALSE, unblock = FALSE WHERE step = ?", WorkState.BLOCKED, why, step);
        }
    }
}
