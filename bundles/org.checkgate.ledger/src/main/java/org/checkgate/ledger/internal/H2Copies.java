package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.Copies;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.FileRead;
import org.checkgate.ledger.Load;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;

/** Copies in the database. */
final class H2Copies implements Copies {
    private final Transactions transactions;
    private final BootEndpoints endpoints;
    private final Policy policy;
    private final Clock clock;

    H2Copies(Transactions transactions, BootEndpoints endpoints, Policy policy, Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Load load(long rollId, Tier tier) {
        String here = endpoints.current(tier).map(Endpoint::address).orElse("");
        List<Count> counts = transactions.read(sql -> Counts.of(sql, rollId));
        long files = Count.files(counts, Count::ofFiles);
        long bytes = Count.bytes(counts, Count::ofFiles);
        return new Load(files, bytes, files - Count.files(counts, count -> count.ofCopies(tier, here)), bytes - Count.bytes(counts, count -> count.ofCopies(tier, here)));
    }

    @Override
    public void record(Collection<Copy> copies) {
        transactions.acknowledge(sql -> {
            record(sql, copies);
            Tallies.proven(sql, clock, copies);
        });
    }

    @Override
    public void record(Collection<Copy> copies, Collection<FileRead> reads, Collection<Long> uploads) {
        transactions.acknowledge(sql -> {
            FileRows.read(sql, reads);
            record(sql, copies);
            H2Uploads.proven(sql, uploads);
            Tallies.proven(sql, clock, copies);
        });
    }

    private void record(Sql sql, Collection<Copy> copies) throws SQLException {
        new CopyRows(sql).put(copies);
        Doubts.over(sql, copies);
        new SharedObjects(sql, clock).weakened(copies);
    }

    static long rollOf(Sql sql, long fileId) throws SQLException {
        return sql.first("SELECT roll_id FROM files WHERE id = ?", row -> row.getLong(1), fileId)
                .orElseThrow(() -> FileRows.unknown(fileId));
    }

    static Optional<Copy> there(Sql sql, long fileId, Tier tier, String endpoint) throws SQLException {
        return sql.first("SELECT * FROM copies WHERE file_id = ? AND tier = ? AND endpoint = ?", H2Copies::copy, fileId, tier, endpoint);
    }

    @Override
    public List<Copy> ofRoll(long rollId) {
        return transactions.read(sql -> sql.list("SELECT * FROM copies WHERE roll_id = ? ORDER BY id", H2Copies::copy, rollId));
    }

    @Override
    public List<Copy> ofFile(long fileId) {
        return transactions.read(sql -> sql.list("SELECT * FROM copies WHERE file_id = ? ORDER BY id", H2Copies::copy, fileId));
    }

    @Override
    public Map<String, String> stagingKeys(long rollId) {
        Map<String, String> keys = new HashMap<>();
        endpoints.current(Tier.STAGING).ifPresent(staging -> transactions.read(sql -> {
            sql.each("SELECT f.path, c.object_key FROM copies c JOIN files f ON f.id = c.file_id WHERE c.roll_id = ? AND c.tier = ? AND c.endpoint = ?",
                    row -> keys.put(row.getString(1), row.getString(2)), rollId, Tier.STAGING, staging.address());
            return null;
        }));
        return keys;
    }

    @Override
    public void lost(long fileId, Tier tier, String endpoint) {
        transactions.acknowledge(sql -> {
            Optional<Copy> copy = there(sql, fileId, tier, endpoint);
            if (copy.isEmpty()) {
                return;
            }
            new CopyRows(sql).remove(List.of(copy.get()));
            new SharedObjects(sql, clock).gone(fileId, tier, endpoint, copy.get().key());
            if (tier == Tier.STAGING) {
                Healing.undone(sql, fileId);
            }
        });
    }

    @Override
    public List<Copy> others(long fileId, Tier tier, String endpoint, String key) {
        return transactions.read(sql -> new SharedObjects(sql, clock).others(fileId, tier, endpoint, key));
    }

    @Override
    public Adopted adopt(long rollId, String staging) {
        return transactions.acknowledged(sql -> {
            Roll roll = H2Rolls.known(sql, rollId);
            return Standings.cleared(sql, rollId).isPresent() ? nothing(sql, rollId) : new Adoption(sql, clock, roll, staging, required()).adopt();
        });
    }

    /** A roll that was let go from staging lacks nothing there. */
    private static Adopted nothing(Sql sql, long rollId) throws SQLException {
        return new Adopted(0, sql.number("SELECT COUNT(*) FROM files WHERE roll_id = ?", rollId), 0, 0);
    }

    @Override
    public Set<Long> recognisable(long rollId, String staging) {
        return transactions.read(sql -> new ProvenElsewhere(sql, H2Rolls.known(sql, rollId), staging, required()).readable());
    }

    @Override
    public Set<Long> recognise(Collection<FileRead> reads, Collection<Copy> onDrive, String staging) {
        return reads.isEmpty() ? Set.of() : transactions.acknowledged(sql -> {
            Roll roll = H2Rolls.known(sql, rollOf(sql, reads.iterator().next().fileId()));
            ProvenElsewhere elsewhere = new ProvenElsewhere(sql, roll, staging, required());
            Map<Long, Copy> drive = onDrive.stream().collect(Collectors.toMap(Copy::fileId, copy -> copy));
            SharedObjects shared = new SharedObjects(sql, clock);
            List<FileRead> known = new ArrayList<>();
            List<Copy> copies = new ArrayList<>();
            for (FileRead read : reads) {
                String path = Healing.path(sql, read.fileId());
                Optional<ProvenElsewhere.Proven> same = elsewhere.same(path, read);
                if (same.isPresent()) {
                    shared.replaced(read.fileId(), staging, roll.stagingKey(path), same.get().key());
                    known.add(read);
                    copies.add(drive.get(read.fileId()));
                    copies.add(new Copy(read.fileId(), Tier.STAGING, staging, same.get().key(), same.get().strength(), same.get().at()));
                }
            }
            FileRows.read(sql, known);
            record(sql, copies);
            return known.stream().map(FileRead::fileId).collect(Collectors.toSet());
        });
    }

    @Override
    public void share(long rollId, String staging) {
        for (Roll other : transactions.read(sql -> H2Rolls.related(sql, H2Rolls.known(sql, rollId)))) {
            transactions.acknowledge(sql -> share(sql, other, staging));
        }
    }

    /** A run that is under way has its list of files already and may write over what is taken over now: it gets another run. */
    private void share(Sql sql, Roll other, String staging) throws SQLException {
        WorkRows rows = new WorkRows(sql, clock);
        Optional<Work> stage = rows.of(other.id(), Step.STAGE);
        if (stage.isEmpty() || Standings.cleared(sql, other.id()).isPresent()) {
            return;
        }
        switch (stage.get().state()) {
            case READY, WAITING -> {
            }
            case RUNNING -> {
                if (new ProvenElsewhere(sql, other, staging, required()).any()) {
                    rows.again(stage.get());
                }
            }
            case BLOCKED, DONE -> {
                Adopted adopted = new Adoption(sql, clock, other, staging, required()).adopt();
                if (adopted.taken() > 0 && adopted.left() == 0) {
                    rows.again(stage.get());
                }
            }
        }
    }

    private Strength required() {
        return policy.staging().atLeast(Strength.READ_BACK_CACHED) ? policy.staging() : Strength.READ_BACK_CACHED;
    }

    @Override
    public List<Copy> doubted(long rollId, Tier tier, String endpoint) {
        return transactions.read(sql -> Doubts.of(sql, rollId, tier, endpoint));
    }

    static Copy copy(ResultSet row) throws SQLException {
        return new Copy(row.getLong("file_id"), Columns.tier(row), row.getString("endpoint"), row.getString("object_key"),
                Columns.strength(row), Columns.time(row, "proven_at"));
    }
}
