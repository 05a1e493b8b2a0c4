package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.DriveState;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.ListRead;
import org.checkgate.ledger.Rebuild;
import org.checkgate.ledger.StagedRoll;
import org.checkgate.ledger.StagingPlace;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** What is listed from staging, in the database. Its rolls have a drive that nobody can plug in, so that every other one is told from it. */
final class H2Rebuild implements Rebuild {
    /** No path: nothing can ever be mounted there. */
    static final String NOWHERE = "(rebuilt from staging)";

    private static final String REBUILT = "EXISTS (SELECT 1 FROM drives g WHERE g.id = r.drive_id AND g.mount = '" + NOWHERE + "')";
    /** Rolls that were rebuilt by hash lists which are not sound themselves, in a query over {@code rolls r}: nobody knows what they are. */
    static final String UNSOUND = REBUILT + " AND EXISTS (SELECT 1 FROM roll_findings u WHERE u.owner_id = r.id AND u.severity = 'BLOCK' "
            + "AND u.code IN ('CHAIN_BROKEN', 'MANIFEST_INVALID', 'MANIFEST_UNSAFE'))";
    /** Rolls that were rebuilt and have come again with a drive, which answers for them, in a query over {@code rolls r}. */
    static final String ANSWERED = REBUILT + " AND EXISTS (SELECT 1 FROM rolls n JOIN drives d ON d.id = n.drive_id WHERE n.title = r.title "
            + "AND n.shoot_day = r.shoot_day AND n.unit = r.unit AND n.name = r.name AND n.id > r.id AND d.mount <> '" + NOWHERE + "' "
            + "AND (n.lineage = r.lineage OR " + UNSOUND + "))";

    private static final Finding UNKNOWN = new Finding(FINDING, Severity.BLOCK, "", "It stands for a drive that the lost ledger knew; "
            + "what else was on that one nobody knows.", "Plug the drive in: it arrives anew, and has a light of its own.");

    private final Transactions transactions;
    private final Clock clock;

    H2Rebuild(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes an empty ledger wait for what lies in staging. */
    static void begin(Sql sql, Clock clock) throws SQLException {
        Instant now = clock.instant();
        Numbers.beginAfter(sql, now);
        sql.insert("INSERT INTO rebuilds (begun_at) VALUES (?)", now);
        H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.empty(), "ledger.rebuild",
                "The ledger was begun anew, since the old one was lost with its backups. What lies in staging is listed first.");
    }

    static boolean pending(Sql sql) throws SQLException {
        return sql.exists("SELECT 1 FROM rebuilds WHERE done_at IS NULL");
    }

    @Override
    public boolean pending() {
        return transactions.read(H2Rebuild::pending);
    }

    @Override
    public void found(String staging, StagedRoll found) {
        transactions.acknowledge(sql -> {
            if (!pending(sql)) {
                throw new IllegalStateException("Staging is listed already.");
            }
            StagingPlace place = found.place();
            Destination to = place.destination();
            if (!sql.exists("SELECT 1 FROM rolls WHERE title = ? AND shoot_day = ? AND unit = ? AND name = ? AND delivery = ?", to.title(), to.day(), to.unit(),
                    place.name(), place.delivery())) {
                long drive = drive(sql, place);
                // A copy of it may let its roll go on; its own light stays dark for good.
                Findings.OF_DRIVES.put(sql, drive, UNKNOWN);
                long roll = new ListingWriter(sql, clock).write(drive, place, found.roll());
                copies(sql, roll, staging, found.keys());
                lists(sql, roll, found.lists());
            }
        });
    }

    private long drive(Sql sql, StagingPlace place) throws SQLException {
        Destination to = place.destination();
        return sql.insert("INSERT INTO drives (serial, file_system, fingerprint, mount, label, present, state, title, shoot_day, unit, seen_at) "
                        + "VALUES ('', '', ?, ?, ?, FALSE, ?, ?, ?, ?, ?)", "rebuilt:" + place.prefix(), NOWHERE, place.name() + " " + NOWHERE, DriveState.LISTED,
                to.title(), to.day(), to.unit(), clock.instant());
    }

    /** They are only said to be there, and are looked at before anything else. */
    private void copies(Sql sql, long roll, String staging, Map<String, String> keys) throws SQLException {
        Instant now = clock.instant();
        List<Copy> copies = new ArrayList<>();
        sql.each("SELECT id, path FROM files WHERE roll_id = ? AND NOT missing ORDER BY id", row -> {
            String key = keys.get(row.getString("path"));
            return key != null && copies.add(new Copy(row.getLong("id"), Tier.STAGING, staging, key, Strength.LISTED, now));
        }, roll);
        new CopyRows(sql).put(copies);
        sql.change("INSERT INTO doubts (copy_id, roll_id) SELECT id, roll_id FROM copies WHERE roll_id = ?", roll);
    }

    /** What is proven of them later has to be what they were when the roll was listed by them. */
    private static void lists(Sql sql, long roll, Map<String, ListRead> lists) throws SQLException {
        List<FileRead> reads = new ArrayList<>();
        for (Map.Entry<String, ListRead> list : lists.entrySet()) {
            sql.first("SELECT id FROM files WHERE roll_id = ? AND path = ? AND role = ?", row -> row.getLong(1), roll, list.getKey(), FileRole.MANIFEST)
                    .ifPresent(id -> reads.add(new FileRead(id, list.getValue().size(), list.getValue().hashes(), list.getValue().crc64())));
        }
        FileRows.read(sql, reads);
    }

    @Override
    public void over(Collection<StagingPlace> taken, String sentence) {
        transactions.acknowledge(sql -> {
            for (StagingPlace place : taken) {
                Destination to = place.destination();
                sql.change("MERGE INTO taken_places KEY (title, shoot_day, unit, name, delivery) VALUES (?, ?, ?, ?, ?)", to.title(), to.day(), to.unit(),
                        place.name(), place.delivery());
            }
            if (sql.change("UPDATE rebuilds SET done_at = ? WHERE done_at IS NULL", clock.instant()) > 0) {
                H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.empty(), "ledger.rebuilt", sentence);
            }
        });
    }
}
