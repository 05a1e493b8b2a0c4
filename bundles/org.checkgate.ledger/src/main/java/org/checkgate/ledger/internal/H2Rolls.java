package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Glance;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Pipeline;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollFile;
import org.checkgate.ledger.RollKind;
import org.checkgate.ledger.RollStanding;
import org.checkgate.ledger.Rolls;
import org.checkgate.ledger.TransferTotals;
import org.checkgate.spi.Finding;

/** Rolls in the database. */
final class H2Rolls implements Rolls {
    private final Transactions transactions;
    private final Clock clock;
    private final Standings standings;

    H2Rolls(Transactions transactions, Clock clock, Standings standings) {
        this.transactions = transactions;
        this.clock = clock;
        this.standings = standings;
    }

    @Override
    public Optional<Roll> find(long rollId) {
        return transactions.read(sql -> find(sql, rollId));
    }

    @Override
    public List<Roll> onDrive(long driveId) {
        return transactions.read(sql -> sql.list("SELECT * FROM rolls WHERE drive_id = ? ORDER BY id", H2Rolls::roll, driveId));
    }

    @Override
    public List<Roll> all() {
        return transactions.read(sql -> sql.list("SELECT * FROM rolls ORDER BY id DESC", H2Rolls::roll));
    }

    @Override
    public List<Roll> deliveries(Destination to, String name) {
        return transactions.read(sql -> sql.list("SELECT * FROM rolls WHERE title = ? AND shoot_day = ? AND unit = ? AND name = ? "
                + "ORDER BY delivery", H2Rolls::roll, to.title(), to.day(), to.unit(), name));
    }

    @Override
    public List<Roll> related(long rollId) {
        return transactions.read(sql -> related(sql, known(sql, rollId)));
    }

    @Override
    public List<RollFile> files(long rollId) {
        return transactions.read(sql -> FileRows.ofRoll(sql, rollId));
    }

    @Override
    public Optional<RollFile> file(long fileId) {
        return transactions.read(sql -> FileRows.find(sql, fileId));
    }

    @Override
    public void kind(long rollId, RollKind kind) {
        transactions.acknowledge(sql -> sql.change("UPDATE rolls SET kind = ? WHERE id = ?", kind, known(sql, rollId).id()));
    }

    @Override
    public void read(long fileId, long size, Map<String, String> hashes, String crc64) {
        transactions.acknowledge(sql -> FileRows.read(sql, List.of(new FileRead(fileId, size, hashes, crc64))));
    }

    @Override
    public List<Finding> findings(long rollId) {
        return transactions.read(sql -> Findings.OF_ROLLS.all(sql, rollId));
    }

    @Override
    public void find(long rollId, Finding finding) {
        transactions.acknowledge(sql -> Findings.OF_ROLLS.put(sql, known(sql, rollId).id(), finding));
    }

    @Override
    public void resolve(long rollId, String code, String path) {
        transactions.acknowledge(sql -> Findings.OF_ROLLS.remove(sql, rollId, code, path));
    }

    @Override
    public void accept(long rollId, Finding seen, String by, String reason) {
        transactions.acknowledge(sql -> {
            Roll roll = known(sql, rollId);
            Findings.OF_ROLLS.accept(sql, rollId, seen, by, reason);
            H2ActivityLog.add(sql, clock, OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "finding.accepted",
                    by + " accepted " + seen.code() + (seen.path().isEmpty() ? "" : " of " + seen.path()) + " for " + roll.name() + ": " + reason);
            new WorkRows(sql, clock).arm(rollId, Pipeline.FIRST);
        });
    }

    @Override
    public RollStanding standing(long rollId) {
        return transactions.readDurable(sql -> standings.of(sql, known(sql, rollId)));
    }

    @Override
    public Map<Light, LightState> lights(long rollId) {
        Map<Light, LightState> lights = Lights.of(standing(rollId));
        return transactions.read(sql -> Doubts.explained(sql, rollId, lights));
    }

    @Override
    public List<Glance> glances(Collection<Long> rollIds) {
        return transactions.readDurable(sql -> {
            List<Glance> glances = new ArrayList<>();
            for (long rollId : rollIds) {
                for (Roll roll : find(sql, rollId).stream().toList()) {
                    glances.add(glance(sql, roll));
                }
            }
            return glances;
        });
    }

    private Glance glance(Sql sql, Roll roll) throws SQLException {
        List<Count> counts = Counts.of(sql, roll.id());
        RollStanding standing = standings.of(sql, roll, counts);
        return new Glance(roll, Count.bytes(counts, Count::ofFiles), standing, Doubts.explained(sql, roll.id(), Lights.of(standing)), WorkRows.ofRoll(sql, roll.id()),
                Findings.OF_ROLLS.all(sql, roll.id()), Totals.of(sql, roll.id()));
    }

    @Override
    public TransferTotals totals(long rollId) {
        return transactions.read(sql -> Totals.of(sql, rollId));
    }

    @Override
    public TransferTotals totals() {
        return transactions.read(Totals::all);
    }

    @Override
    public void sourceBytesRead(long rollId, long bytes) {
        transactions.keep(sql -> Totals.addSourceRead(sql, rollId, bytes));
    }

    @Override
    public void signOff(Destination day, String by) {
        transactions.acknowledge(sql -> SignedDays.sign(sql, day, by, sql.number("SELECT COALESCE(MAX(id), 0) FROM rolls"), clock.instant()));
    }

    static List<Roll> related(Sql sql, Roll roll) throws SQLException {
        return sql.list("SELECT o.* FROM rolls r JOIN rolls o ON o.title = r.title AND o.shoot_day = r.shoot_day AND o.unit = r.unit "
                + "AND o.name = r.name AND o.lineage = r.lineage AND o.id <> r.id WHERE r.id = ? ORDER BY o.delivery", H2Rolls::roll, roll.id());
    }

    static Optional<Roll> find(Sql sql, long rollId) throws SQLException {
        return sql.first("SELECT * FROM rolls WHERE id = ?", H2Rolls::roll, rollId);
    }

    static Roll known(Sql sql, long rollId) throws SQLException {
        return find(sql, rollId).orElseThrow(() -> new IllegalArgumentException("There is no roll " + rollId + " in the ledger."));
    }

    static Roll roll(ResultSet row) throws SQLException {
        return new Roll(row.getLong("id"), row.getLong("drive_id"), Columns.destination(row).orElseThrow(), row.getString("name"),
                row.getInt("delivery"), RollKind.valueOf(row.getString("kind")), row.getString("folder"), row.getString("fingerprint"));
    }
}
