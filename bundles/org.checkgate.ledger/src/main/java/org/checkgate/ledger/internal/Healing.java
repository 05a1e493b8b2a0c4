package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.Roll;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What taking files over means for the people who look at a roll: faults that are over go away, and what was done is told. */
final class Healing {
    private static final String DRIVE_COPY_BAD = "DRIVE_COPY_BAD";
    private static final String MISSING_FOLDER = "MISSING_FOLDER";
    /** Faults of the drive: somebody should know of them, though the roll is safe. */
    private static final Set<String> OF_DRIVE = Set.of("SIZE_MISMATCH", "HASH_MISMATCH", "READ_ERROR", "FILE_CHANGED");
    private static final Set<String> OVER = Set.of(MissingFiles.MISSING_FILE, "SIZE_MISMATCH", "HASH_MISMATCH", "READ_ERROR", "FILE_CHANGED",
            "STAGING_MISMATCH", "STAGING_DAMAGED");

    private final Sql sql;
    private final Clock clock;
    private final Roll roll;
    private final Map<String, Set<String>> standing = new HashMap<>();
    private final Map<Integer, Roll> sources = new TreeMap<>();
    private long taken;

    Healing(Sql sql, Clock clock, Roll roll) throws SQLException {
        this.sql = sql;
        this.clock = clock;
        this.roll = roll;
        for (Finding finding : Findings.OF_ROLLS.all(sql, roll.id())) {
            if (OVER.contains(finding.code())) {
                standing.computeIfAbsent(finding.path(), path -> new HashSet<>()).add(finding.code());
            }
        }
    }

    /** What a file's copy in staging made good is as it was before. */
    static void undone(Sql sql, long fileId) throws SQLException {
        long rollId = H2Copies.rollOf(sql, fileId);
        MissingFiles.again(sql, rollId, fileId);
        Findings.OF_ROLLS.remove(sql, rollId, DRIVE_COPY_BAD, path(sql, fileId));
    }

    static String path(Sql sql, long fileId) throws SQLException {
        return sql.first("SELECT path FROM files WHERE id = ?", row -> row.getString(1), fileId).orElseThrow();
    }

    /** Files taken over so far. */
    long taken() {
        return taken;
    }

    void healed(List<ProvenElsewhere.Match> matches) throws SQLException {
        for (ProvenElsewhere.Match match : matches) {
            taken++;
            Roll from = match.proven().delivery();
            sources.put(from.delivery(), from);
            Set<String> over = standing.getOrDefault(match.wanted().path(), Set.of());
            for (String code : over) {
                Findings.OF_ROLLS.remove(sql, roll.id(), code, match.wanted().path());
            }
            if (over.stream().anyMatch(OF_DRIVE::contains)) {
                Findings.OF_ROLLS.put(sql, roll.id(), new Finding(DRIVE_COPY_BAD, Severity.INFO, match.wanted().path(),
                        match.wanted().path() + " is bad or unreadable on this drive; what lies in staging came with " + named(from) + " and is what the set sealed.",
                        "The roll lacks nothing by it; have this drive looked at before it is used again."));
            }
        }
    }

    /**
     * A folder that no file lies below is in no manifest's hashes and in no object store. It is enough to have seen it: on the
     * drive of a delivery whose manifests ask for all that this one's do.
     */
    void folders() throws SQLException {
        List<String> absent = sql.list("SELECT path FROM roll_findings WHERE owner_id = ? AND code = ?", row -> row.getString(1), roll.id(), MISSING_FOLDER);
        if (absent.isEmpty()) {
            return;
        }
        for (Roll delivery : H2Rolls.related(sql, roll)) {
            if (asksForAsMuch(delivery)) {
                Set<String> absentThere = new HashSet<>(sql.list("SELECT path FROM roll_findings WHERE owner_id = ? AND code = ?",
                        row -> row.getString(1), delivery.id(), MISSING_FOLDER));
                for (String path : absent) {
                    // Those that are counted only have no names: they are all there where none is named as absent.
                    if (path.isEmpty() ? absentThere.isEmpty() : !absentThere.contains(path) && !absentThere.contains("")) {
                        Findings.OF_ROLLS.remove(sql, roll.id(), MISSING_FOLDER, path);
                    }
                }
            }
        }
    }

    private boolean asksForAsMuch(Roll delivery) throws SQLException {
        return delivery.fingerprint().equals(roll.fingerprint())
                || sql.exists("SELECT 1 FROM roll_manifests WHERE roll_id = ?", roll.id())
                && !sql.exists("SELECT 1 FROM roll_manifests m WHERE m.roll_id = ? AND NOT EXISTS (SELECT 1 FROM roll_manifests t "
                        + "WHERE t.roll_id = ? AND t.digest = m.digest)", roll.id(), delivery.id());
    }

    /** @param first whether nothing of this roll was proven before: then it is the delivery that comes again */
    void tell(Adopted adopted, boolean first) throws SQLException {
        String from = sources.size() == 1 ? named(sources.values().iterator().next()) : sources.size() + " other deliveries";
        if (!first) {
            say("roll.healed", adopted.taken() + (adopted.taken() == 1 ? " file that was" : " files that were") + " missing, bad or not yet read came with " + from
                    + (adopted.taken() == 1 ? " and is safe now." : " and are safe now."));
            return;
        }
        String known = adopted.safe() + " of " + (adopted.safe() + adopted.left() + adopted.missing()) + " files already safe, " + adopted.left() + " new"
                + (adopted.missing() > 0 ? ", " + adopted.missing() + " missing on every drive so far" : "") + ".";
        say("roll.known", known + " What is safe came with " + from + ".");
        Findings.OF_ROLLS.put(sql, roll.id(), new Finding("ALREADY_SAFE", Severity.INFO, "", known, "Nothing to do: what is safe already is not asked of this drive."));
    }

    private void say(String kind, String sentence) throws SQLException {
        H2ActivityLog.add(sql, clock, OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), kind, roll.name() + ": " + sentence);
    }

    private String named(Roll delivery) throws SQLException {
        return "delivery " + delivery.delivery() + " (drive \"" + sql.first("SELECT label FROM drives WHERE id = ?", row -> row.getString(1),
                delivery.driveId()).orElse("") + "\")";
    }
}
