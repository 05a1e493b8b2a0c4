package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;

/** What was proven and is so no longer, within one transaction: no moment in which a light is on and the ledger knows better. */
final class Wrong {
    private final Sql sql;
    private final Clock clock;

    Wrong(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The one that writes on this tier, and mends what is wrong there. */
    static Step station(Tier tier) {
        return switch (tier) {
            case STAGING -> Step.STAGE;
            case CLOUD -> Step.SYNC;
            case ARCHIVE -> Step.ARCHIVE;
            case DRIVE -> throw new IllegalArgumentException("Nothing is written on a drive.");
        };
    }

    static String where(Tier tier) {
        return tier == Tier.STAGING ? "in staging" : "in the " + tier.word();
    }

    /** Empty when it is not so, and nothing was changed. */
    Optional<Boolean> copy(Copy seen, Finding finding) throws SQLException {
        SharedObjects shared = new SharedObjects(sql, clock);
        List<Copy> others = shared.others(seen.fileId(), seen.tier(), seen.endpoint(), seen.key());
        List<Copy> all = new ArrayList<>(List.of(seen));
        all.addAll(others);
        Roll roll = H2Rolls.known(sql, H2Copies.rollOf(sql, seen.fileId()));
        if (!asSeen(seen)) {
            return Optional.empty();
        }
        if (running(roll.id(), seen.tier())) {
            H2Scrubs.ask(sql, roll.id(), seen.tier(), seen.endpoint(), clock.instant());
            return Optional.empty();
        }
        new CopyRows(sql).remove(List.of(seen));
        shared.gone(seen.fileId(), seen.tier(), seen.endpoint(), seen.key());
        if (seen.tier() == Tier.STAGING) {
            Healing.undone(sql, seen.fileId());
        }
        Set<Long> rolls = new HashSet<>();
        for (Copy copy : all) {
            long rollId = H2Copies.rollOf(sql, copy.fileId());
            rolls.add(rollId);
            // Of staging's shared objects their own finding was written just now.
            tell(rollId, seen, Healing.path(sql, copy.fileId()), finding, copy == seen || seen.tier() != Tier.STAGING);
        }
        // No light waits for another delivery's run. But what that run has seen there, and notes after this, may be what is gone: it asks once more.
        String path = Healing.path(sql, seen.fileId());
        for (Roll other : H2Rolls.related(sql, roll)) {
            if (running(other.id(), seen.tier())) {
                H2Scrubs.ask(sql, other.id(), seen.tier(), seen.endpoint(), clock.instant());
                if (seen.tier() != Tier.STAGING && rolls.add(other.id()) && sql.exists("SELECT 1 FROM files WHERE roll_id = ? AND path = ?", other.id(), path)) {
                    tell(other.id(), seen, path, finding, true);
                }
            }
        }
        return Optional.of(true);
    }

    Optional<Boolean> document(Document seen, String endpoint, Finding finding) throws SQLException {
        boolean known = sql.exists("SELECT 1 FROM documents WHERE roll_id = ? AND tier = ? AND object_key = ?", seen.rollId(), seen.tier(), seen.key());
        boolean said = sql.exists("SELECT 1 FROM roll_findings WHERE owner_id = ? AND code = ? AND path = ? AND severity = ?", seen.rollId(), finding.code(),
                finding.path(), finding.severity());
        if (!known || said || running(seen.rollId(), seen.tier())) {
            return Optional.empty();
        }
        Findings.OF_ROLLS.put(sql, seen.rollId(), finding);
        note(seen.rollId(), seen.tier(), endpoint, seen.key(), finding.path(), finding.sentence());
        return Optional.of(true);
    }

    private void tell(long rollId, Copy seen, String path, Finding finding, boolean stands) throws SQLException {
        if (stands) {
            Findings.OF_ROLLS.put(sql, rollId, new Finding(finding.code(), finding.severity(), path, finding.sentence(), finding.next()));
        }
        note(rollId, seen.tier(), seen.endpoint(), seen.key(), path, finding.sentence());
    }

    private boolean asSeen(Copy seen) throws SQLException {
        return H2Copies.there(sql, seen.fileId(), seen.tier(), seen.endpoint()).filter(seen::equals).isPresent();
    }

    /** Whoever may be writing there will prove it himself. */
    private boolean running(long rollId, Tier tier) throws SQLException {
        return sql.exists("SELECT 1 FROM work WHERE roll_id = ? AND step = ? AND state = 'RUNNING'", rollId, station(tier));
    }

    private void note(long rollId, Tier tier, String endpoint, String key, String path, String sentence) throws SQLException {
        sql.change("INSERT INTO tamperings (roll_id, tier, endpoint, object_key, path, sentence, found_at) VALUES (?, ?, ?, ?, ?, ?, ?)", rollId, tier, endpoint,
                key, path, sentence, clock.instant());
        Roll roll = H2Rolls.known(sql, rollId);
        H2ActivityLog.add(sql, clock, OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "roll.tampered", roll.name() + ": " + sentence);
        WorkRows rows = new WorkRows(sql, clock);
        Optional<Work> station = rows.of(rollId, station(tier));
        if (station.isPresent()) {
            rows.again(station.get());
        }
    }
}
