package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Listing;
import org.checkgate.ledger.NewFile;
import org.checkgate.ledger.NewRoll;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.StagingPlace;
import org.checkgate.ledger.StatedHash;
import org.checkgate.spi.Finding;

/** Writes what a list check found, with the first work of each roll. */
final class ListingWriter {
    private final Sql sql;
    private final Clock clock;
    private long lastFile = -1;

    ListingWriter(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void write(Drive drive, Listing listing) throws SQLException {
        for (Finding finding : listing.findings()) {
            Findings.OF_DRIVES.put(sql, drive.id(), finding);
        }
        try (Batch others = sql.batch("INSERT INTO others (drive_id, path, size) VALUES (?, ?, ?)")) {
            for (Listing.OtherFile other : listing.others()) {
                others.add(drive.id(), other.path(), other.size());
            }
            others.flush();
        }
        Destination to = drive.destination().orElseThrow(() -> new IllegalStateException(
                "The drive belongs to no production yet; say which title, day and unit it is for."));
        for (NewRoll roll : listing.rolls()) {
            write(drive.id(), new StagingPlace(to, roll.name(), 1 + Math.max(newest("rolls", to, roll.name()), newest("taken_places", to, roll.name()))), roll);
        }
    }

    private int newest(String table, Destination to, String name) throws SQLException {
        return (int) sql.number("SELECT COALESCE(MAX(delivery), 0) FROM " + table + " WHERE title = ? AND shoot_day = ? AND unit = ? AND name = ?",
                to.title(), to.day(), to.unit(), name);
    }

    /** @return the roll's number */
    long write(long driveId, StagingPlace place, NewRoll roll) throws SQLException {
        Destination to = place.destination();
        List<Earlier> earlier = Earlier.deliveries(sql, to, roll.name());
        Redelivery again = Redelivery.of(roll, place.delivery(), earlier.stream().filter(Earlier::sound).toList());
        long id = sql.insert("INSERT INTO rolls (drive_id, title, shoot_day, unit, name, delivery, lineage, kind, folder, fingerprint) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", driveId, to.title(), to.day(), to.unit(), roll.name(), place.delivery(),
                again.lineage(), roll.kind(), roll.folder(), roll.fingerprint());
        manifests(id, roll);
        sql.change("INSERT INTO transfer_totals (roll_id, source_read, staged, synced, archived, sent_twice, size) VALUES (?, 0, 0, 0, 0, 0, ?)", id,
                roll.files().stream().mapToLong(file -> Math.max(0, file.size())).sum());
        files(id, roll.files());
        for (Finding finding : roll.findings()) {
            Findings.OF_ROLLS.put(sql, id, finding);
        }
        if (again.finding().isPresent()) {
            Findings.OF_ROLLS.put(sql, id, again.finding().get());
        }
        seenWhole(roll, earlier);
        new WorkRows(sql, clock).arm(id, Pipeline.FIRST);
        return id;
    }

    /** A roll that was rebuilt from staging waited for a drive that says what else was beside its files. What that has, its own roll answers for. */
    private void seenWhole(NewRoll roll, List<Earlier> earlier) throws SQLException {
        boolean fromDrive = roll.findings().stream().noneMatch(finding -> finding.code().equals(Rebuild.FINDING));
        for (Earlier one : earlier) {
            if (fromDrive && one.fingerprint().equals(roll.fingerprint()) && Findings.OF_ROLLS.remove(sql, one.rollId(), Rebuild.FINDING, "")) {
                new WorkRows(sql, clock).arm(one.rollId(), Pipeline.FIRST);
            }
        }
    }

    private void manifests(long rollId, NewRoll roll) throws SQLException {
        try (Batch rows = sql.batch("INSERT INTO roll_manifests (roll_id, digest) VALUES (?, ?)")) {
            for (String digest : roll.manifests()) {
                rows.add(rollId, digest);
            }
            rows.flush();
        }
    }

    private void files(long rollId, List<NewFile> files) throws SQLException {
        long id = lastFile();
        FileRows.add(sql, rollId, id + 1, files);
        try (Batch hashes = sql.batch("INSERT INTO stated_hashes (file_id, position, format, hash, trusted, generation) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (NewFile file : files) {
                id++;
                int position = 0;
                for (StatedHash stated : file.stated()) {
                    hashes.add(id, position++, stated.format(), stated.value(), stated.trusted(), stated.generation());
                }
            }
            hashes.flush();
        }
        lastFile = id;
    }

    /**
     * Files are never deleted and changes run one after another, so that counting on from the highest number is safe. It is
     * asked for once: H2 answers MAX from the committed rows alone when a transaction that sees one moment asks again.
     */
    private long lastFile() throws SQLException {
        return lastFile >= 0 ? lastFile : sql.number("SELECT COALESCE(MAX(id), 0) FROM files");
    }
}
