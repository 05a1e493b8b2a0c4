package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DismissedFile;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.OtherFiles;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;

/** Drives in the database. */
final class H2Drives implements Drives {
    private final Transactions transactions;
    private final BootEndpoints endpoints;
    private final Clock clock;

    H2Drives(Transactions transactions, BootEndpoints endpoints, Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public Drive arrive(DriveIdentity identity, String mount, String label, Optional<Destination> destination) {
        return transactions.acknowledged(sql -> known(sql, arrive(sql, identity, mount, label, destination)));
    }

    private long arrive(Sql sql, DriveIdentity identity, String mount, String label, Optional<Destination> destination) throws SQLException {
        othersWent(sql, mount, identity.fingerprint());
        return sql.insert("INSERT INTO drives (serial, file_system, fingerprint, mount, label, present, state, title, "
                        + "shoot_day, unit, seen_at) VALUES (?, ?, ?, ?, ?, TRUE, ?, ?, ?, ?, ?)",
                identity.serial(), identity.fileSystem(), identity.fingerprint(), mount, label, DriveState.SEEN,
                destination.map(Destination::title), destination.map(Destination::day), destination.map(Destination::unit),
                clock.instant());
    }

    @Override
    public void present(long driveId, boolean present, String mount) {
        transactions.acknowledge(sql -> {
            Drive drive = known(sql, driveId);
            if (present) {
                othersWent(sql, mount, drive.identity().fingerprint());
            }
            sql.change("UPDATE drives SET present = ?, mount = ? WHERE id = ?", present, mount, driveId);
        });
    }

    /** The light of another drive speaks of what was there; a person must not take it for what lies in the bay now. */
    private static void othersWent(Sql sql, String mount, String fingerprint) throws SQLException {
        sql.change("UPDATE drives SET present = FALSE WHERE present AND mount = ? AND fingerprint <> ?", mount, fingerprint);
    }

    @Override
    public long assign(long driveId, Destination destination) {
        return transactions.acknowledged(sql -> {
            Drive drive = known(sql, driveId);
            if (drive.state() == DriveState.SEEN) {
                sql.change("UPDATE drives SET title = ?, shoot_day = ?, unit = ? WHERE id = ?",
                        destination.title(), destination.day(), destination.unit(), driveId);
                return driveId;
            }
            if (drive.destination().filter(destination::equals).isPresent()) {
                throw new IllegalStateException("The drive belongs there already.");
            }
            if (drive.mount().equals(H2Rebuild.NOWHERE)) {
                throw new IllegalStateException("It stands for a drive that a lost ledger knew, and cannot be given to anybody; plug that drive in.");
            }
            new Withdrawal(sql, endpoints.current(Tier.CLOUD).isPresent()).of(drive, destination);
            long anew = arrive(sql, drive.identity(), drive.mount(), drive.label(), Optional.of(destination));
            sql.change("UPDATE drives SET present = ? WHERE id = ?", drive.present(), anew);
            H2ActivityLog.add(sql, clock, OptionalLong.of(anew), OptionalLong.empty(), "drive.reassigned", "\"" + drive.label() + "\" belongs to "
                    + destination.title() + " " + destination.day() + " " + destination.unit() + ", as a person said; its rolls are taken in anew.");
            return anew;
        });
    }

    @Override
    public void listed(long driveId, Listing listing) {
        transactions.acknowledge(sql -> {
            Drive drive = known(sql, driveId);
            if (H2Rebuild.pending(sql)) {
                throw new IllegalStateException("the ledger was begun anew, and what lies in staging is listed first");
            }
            if (drive.state() == DriveState.SEEN) {
                new ListingWriter(sql, clock).write(drive, listing);
                sql.change("UPDATE drives SET state = ? WHERE id = ?", DriveState.LISTED, driveId);
            }
        });
    }

    @Override
    public Optional<Drive> find(long driveId) {
        return transactions.read(sql -> find(sql, driveId));
    }

    @Override
    public List<Drive> all() {
        return transactions.read(sql -> sql.list("SELECT * FROM drives ORDER BY id DESC", H2Drives::drive));
    }

    @Override
    public Optional<Drive> newest(DriveIdentity identity) {
        return transactions.read(sql -> sql.first("SELECT * FROM drives WHERE fingerprint = ? AND serial = ? AND file_system = ? "
                + "ORDER BY id DESC FETCH FIRST ROW ONLY", H2Drives::drive, identity.fingerprint(), identity.serial(),
                identity.fileSystem()));
    }

    @Override
    public List<String> others(long driveId) {
        return transactions.read(sql -> sql.list("SELECT path FROM others WHERE drive_id = ? ORDER BY path",
                row -> row.getString(1), driveId));
    }

    @Override
    public OtherFiles otherFiles(long driveId) {
        return transactions.readDurable(sql -> Dismissals.counted(sql, driveId));
    }

    @Override
    public List<DismissedFile> dismissed(long driveId) {
        return transactions.readDurable(sql -> Dismissals.files(sql, driveId));
    }

    @Override
    public int dismiss(long driveId, Collection<String> paths, String by, String reason) {
        return transactions.acknowledged(sql -> dismissals(sql, driveId).of(paths, by, reason));
    }

    @Override
    public int dismissAll(long driveId, int seen, String by, String reason) {
        return transactions.acknowledged(sql -> dismissals(sql, driveId).ofAll(seen, by, reason));
    }

    private Dismissals dismissals(Sql sql, long driveId) throws SQLException {
        Drive drive = known(sql, driveId);
        if (drive.state() != DriveState.LISTED) {
            throw new IllegalStateException("The drive is not listed yet, so nobody knows which files on it belong to no roll.");
        }
        return new Dismissals(sql, clock, drive);
    }

    @Override
    public List<Finding> findings(long driveId) {
        return transactions.read(sql -> Findings.OF_DRIVES.all(sql, driveId));
    }

    @Override
    public void find(long driveId, Finding finding) {
        transactions.acknowledge(sql -> Findings.OF_DRIVES.put(sql, known(sql, driveId).id(), finding));
    }

    @Override
    public void resolve(long driveId, String code, String path) {
        transactions.acknowledge(sql -> Findings.OF_DRIVES.remove(sql, driveId, code, path));
    }

    private static Optional<Drive> find(Sql sql, long driveId) throws SQLException {
        return sql.first("SELECT * FROM drives WHERE id = ?", H2Drives::drive, driveId);
    }

    private static Drive known(Sql sql, long driveId) throws SQLException {
        return find(sql, driveId).orElseThrow(() -> new IllegalArgumentException("There is no drive " + driveId + " in the ledger."));
    }

    private static Drive drive(ResultSet row) throws SQLException {
        return new Drive(row.getLong("id"),
                new DriveIdentity(row.getString("serial"), row.getString("file_system"), row.getString("fingerprint")),
                row.getString("mount"), row.getString("label"), row.getBoolean("present"),
                DriveState.valueOf(row.getString("state")), Columns.destination(row), Columns.time(row, "seen_at"));
    }
}
