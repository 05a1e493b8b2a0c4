package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.List;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * Takes the rolls of a drive back that was given to the wrong production, as long as nothing of them has left for it. They are held for
 * good, which keeps them from the cloud and their lights dark; the drive is taken in anew. No object is removed and no key changes
 * hands: what lies in staging under the wrong name rests there, and nothing is built on it.
 */
final class Withdrawal {
    /** Rolls that count, in a query over {@code rolls r}. */
    static final String STANDING = "NOT EXISTS (SELECT 1 FROM roll_findings w WHERE w.owner_id = r.id AND w.code = '" + Drives.WITHDRAWN + "')";

    private final Sql sql;
    private final boolean cloud;

    /** @param cloud whether there is a cloud that something may have left for */
    Withdrawal(Sql sql, boolean cloud) {
        this.sql = sql;
        this.cloud = cloud;
    }

    /** @throws IllegalStateException when something has left already; then nothing is taken back */
    void of(Drive drive, Destination right) throws SQLException {
        if (Findings.OF_DRIVES.all(sql, drive.id()).stream().anyMatch(finding -> finding.code().equals(Drives.WITHDRAWN))) {
            throw new IllegalStateException("The drive was taken back already; look at the one that was taken in anew.");
        }
        List<Roll> rolls = sql.list("SELECT r.* FROM rolls r WHERE r.drive_id = ? ORDER BY r.id", H2Rolls::roll, drive.id());
        for (Roll roll : rolls) {
            if (left(roll)) {
                throw new IllegalStateException(roll.name() + " is in the cloud already, or on its way there, as " + words(roll.destination())
                        + "; that cannot be changed any more.");
            }
        }
        tell(sql, drive, right);
        for (Roll roll : rolls) {
            Findings.OF_ROLLS.put(sql, roll.id(), new Finding(Drives.WITHDRAWN, Severity.BLOCK, "", roll.name() + " was given to " + words(roll.destination())
                    + " by mistake and was taken back; its drive belongs to " + words(right) + ".",
                    "Nothing to do here: nothing of it goes to the cloud, and the drive is taken in anew where it belongs."));
        }
    }

    private static void tell(Sql sql, Drive drive, Destination right) throws SQLException {
        String given = drive.destination().map(wrong -> " was given to " + words(wrong) + " by mistake").orElse("");
        Findings.OF_DRIVES.put(sql, drive.id(), new Finding(Drives.WITHDRAWN, Severity.BLOCK, "", "\"" + drive.label() + "\"" + given + "; it belongs to "
                + words(right) + ".", "Look at the drive as it was taken in anew."));
    }

    /** What may have left without a note, because its answer was lost, counts as well. */
    private boolean left(Roll roll) throws SQLException {
        boolean noted = sql.exists("SELECT 1 FROM copies WHERE roll_id = ? AND tier IN (?, ?)", roll.id(), Tier.CLOUD, Tier.ARCHIVE)
                || sql.exists("SELECT 1 FROM uploads u JOIN files f ON f.id = u.file_id WHERE f.roll_id = ? AND u.tier IN (?, ?)", roll.id(), Tier.CLOUD, Tier.ARCHIVE)
                || sql.exists("SELECT 1 FROM documents WHERE roll_id = ? AND tier IN (?, ?)", roll.id(), Tier.CLOUD, Tier.ARCHIVE)
                || sql.exists("SELECT 1 FROM publications WHERE roll_id = ?", roll.id());
        List<Work> sync = sql.list("SELECT * FROM work WHERE roll_id = ? AND step = ?", WorkRows::work, roll.id(), Step.SYNC);
        return noted || sync.stream().anyMatch(this::mayHaveSent);
    }

    private boolean mayHaveSent(Work sync) {
        return sync.state() == WorkState.RUNNING || sync.attempts() > 0 && cloud && sync.state() != WorkState.BLOCKED;
    }

    private static String words(Destination to) {
        return to.title() + " " + to.day() + " " + to.unit();
    }
}
