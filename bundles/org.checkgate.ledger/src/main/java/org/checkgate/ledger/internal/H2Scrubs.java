package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.DueScrub;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.LastLook;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Scrubs;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tampering;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Looks at copies, in the database. */
final class H2Scrubs implements Scrubs {
    private static final String PROVEN = "SELECT c.proven_at FROM copies c WHERE c.roll_id = r.id AND c.tier = ? AND c.endpoint = ? AND c.strength = ANY(?)";
    private static final List<Tier> TIERS = List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE);
    private static final Comparator<DueScrub> ORDER = Comparator.comparing((DueScrub due) -> due.asked().isEmpty())
            .thenComparing(due -> due.begun().isEmpty()).thenComparing(DueScrub::since).thenComparing(DueScrub::rollId);

    private final Transactions transactions;
    private final BootEndpoints endpoints;
    private final Clock clock;

    H2Scrubs(Transactions transactions, BootEndpoints endpoints, Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    @Override
    public List<DueScrub> due(Tier tier, Optional<Duration> every) {
        Optional<Endpoint> endpoint = endpoints.current(tier);
        if (endpoint.isEmpty()) {
            return List.of();
        }
        String address = endpoint.get().address();
        Instant now = clock.instant();
        return transactions.read(sql -> {
            // One row of each roll's index is enough: its files were proven within one run.
            List<DueScrub> rolls = sql.list("SELECT r.id, s.asked_at, s.begun_at, s.reached, COALESCE(s.looked_at, (" + PROVEN + " FETCH FIRST ROW ONLY)) AS since "
                    + "FROM rolls r LEFT JOIN scrubs s ON s.roll_id = r.id AND s.tier = ? AND s.endpoint = ? WHERE " + Withdrawal.STANDING + " AND EXISTS (" + PROVEN + ") "
                    + "AND NOT EXISTS (SELECT 1 FROM work w WHERE w.roll_id = r.id AND w.state = 'RUNNING' AND w.step = ?)",
                    row -> due(row, tier, address), tier, address, proofs(), tier, address, tier, address, proofs(), Wrong.station(tier));
            // A look that began goes on, though what it has mended on its way was proven just now.
            return rolls.stream().filter(due -> due.asked().isPresent() || every.filter(age -> due.begun().isPresent() || old(due.since(), age, now)).isPresent())
                    .sorted(ORDER).toList();
        });
    }

    @Override
    public List<LastLook> last(long rollId) {
        return transactions.read(sql -> {
            List<LastLook> looks = new ArrayList<>();
            for (Tier tier : TIERS) {
                Optional<String> there = endpoints.current(tier).map(Endpoint::address);
                if (there.isPresent() && proven(sql, rollId, tier, there.get())) {
                    looks.add(sql.first("SELECT * FROM scrubs WHERE roll_id = ? AND tier = ? AND endpoint = ?", row -> new LastLook(tier,
                            Optional.ofNullable(Columns.time(row, "looked_at")), Optional.ofNullable(Columns.time(row, "asked_at")),
                            Optional.ofNullable(Columns.time(row, "begun_at"))), rollId, tier, there.get())
                            .orElse(new LastLook(tier, Optional.empty(), Optional.empty(), Optional.empty())));
                }
            }
            return looks;
        });
    }

    private static boolean proven(Sql sql, long rollId, Tier tier, String endpoint) throws SQLException {
        return sql.exists("SELECT 1 FROM rolls r WHERE r.id = ? AND " + Withdrawal.STANDING + " AND EXISTS (" + PROVEN + ")", rollId, tier, endpoint, proofs());
    }

    /** Whoever was looked at in the future was looked at by a clock that was wrong. */
    private static boolean old(Instant since, Duration age, Instant now) {
        return since.isAfter(now) || !since.plus(age).isAfter(now);
    }

    private static String[] proofs() {
        return ProvenElsewhere.words(Strength.HASHED);
    }

    private static DueScrub due(ResultSet row, Tier tier, String endpoint) throws SQLException {
        return new DueScrub(row.getLong("id"), tier, endpoint, Columns.time(row, "since"), Optional.ofNullable(Columns.time(row, "asked_at")),
                Optional.ofNullable(Columns.time(row, "begun_at")), row.getLong("reached"));
    }

    @Override
    public Set<Tier> ask(long rollId) {
        return transactions.acknowledged(sql -> {
            Roll roll = H2Rolls.known(sql, rollId);
            Set<Tier> where = EnumSet.noneOf(Tier.class);
            for (Tier tier : TIERS) {
                Optional<String> there = endpoints.current(tier).map(Endpoint::address);
                if (there.isPresent() && proven(sql, rollId, tier, there.get())) {
                    ask(sql, rollId, tier, there.get(), clock.instant());
                    where.add(tier);
                }
            }
            if (!where.isEmpty()) {
                say(sql, roll, "scrub.asked", "a person asked for a look at all that is proven of it.");
            }
            return where;
        });
    }

    /** From the beginning, whoever wants it. */
    static void ask(Sql sql, long rollId, Tier tier, String endpoint, Instant now) throws SQLException {
        row(sql, rollId, tier, endpoint);
        sql.change("UPDATE scrubs SET asked_at = ?, begun_at = NULL, reached = 0 WHERE roll_id = ? AND tier = ? AND endpoint = ?", now, rollId, tier, endpoint);
    }

    private static void row(Sql sql, long rollId, Tier tier, String endpoint) throws SQLException {
        if (!sql.exists("SELECT 1 FROM scrubs WHERE roll_id = ? AND tier = ? AND endpoint = ?", rollId, tier, endpoint)) {
            sql.change("INSERT INTO scrubs (roll_id, tier, endpoint) VALUES (?, ?, ?)", rollId, tier, endpoint);
        }
    }

    @Override
    public DueScrub begin(DueScrub scrub) {
        return transactions.kept(sql -> {
            row(sql, scrub.rollId(), scrub.tier(), scrub.endpoint());
            sql.change("UPDATE scrubs SET begun_at = ?, reached = 0 WHERE roll_id = ? AND tier = ? AND endpoint = ? AND begun_at IS NULL", clock.instant(),
                    scrub.rollId(), scrub.tier(), scrub.endpoint());
            return sql.first("SELECT * FROM scrubs WHERE roll_id = ? AND tier = ? AND endpoint = ?", row -> new DueScrub(scrub.rollId(), scrub.tier(),
                    scrub.endpoint(), scrub.since(), Optional.ofNullable(Columns.time(row, "asked_at")), Optional.of(Columns.time(row, "begun_at")),
                    row.getLong("reached")), scrub.rollId(), scrub.tier(), scrub.endpoint()).orElseThrow();
        });
    }

    @Override
    public void reached(DueScrub scrub, long fileId) {
        transactions.keep(sql -> sql.change("UPDATE scrubs SET reached = ? WHERE roll_id = ? AND tier = ? AND endpoint = ? AND begun_at = ?", fileId,
                scrub.rollId(), scrub.tier(), scrub.endpoint(), scrub.begun().orElseThrow()));
    }

    @Override
    public void looked(DueScrub scrub, long objects) {
        transactions.acknowledge(sql -> {
            Instant begun = scrub.begun().orElseThrow();
            int counted = sql.change("UPDATE scrubs SET looked_at = begun_at, begun_at = NULL, asked_at = NULL, reached = 0 "
                    + "WHERE roll_id = ? AND tier = ? AND endpoint = ? AND begun_at = ?", scrub.rollId(), scrub.tier(), scrub.endpoint(), begun);
            if (counted > 0) {
                // What an earlier look found and nobody has mended yet is no more as it should be than what this one found.
                long wrong = sql.number("SELECT COUNT(DISTINCT t.path) FROM tamperings t WHERE t.roll_id = ? AND t.tier = ? AND t.endpoint = ? AND (t.found_at >= ? "
                        + "OR EXISTS (SELECT 1 FROM roll_findings f WHERE f.owner_id = t.roll_id AND f.path = t.path AND f.severity = ? "
                        + "AND LEFT(f.sentence, CHAR_LENGTH(t.sentence)) = t.sentence))", scrub.rollId(), scrub.tier(), scrub.endpoint(), begun, Severity.BLOCK);
                say(sql, H2Rolls.known(sql, scrub.rollId()), "scrub.looked", objects + (objects == 1 ? " file " : " files ") + Wrong.where(scrub.tier()) + " looked at, "
                        + (wrong == 0 ? "all as they should be." : wrong + " changed or gone; the findings say which."));
            }
        });
    }

    @Override
    public boolean wrong(Copy seen, Finding finding) {
        return transactions.acknowledgedIfAny(sql -> new Wrong(sql, clock).copy(seen, finding)).isPresent();
    }

    @Override
    public boolean wrong(Document seen, String endpoint, Finding finding) {
        return transactions.acknowledgedIfAny(sql -> new Wrong(sql, clock).document(seen, endpoint, finding)).isPresent();
    }

    @Override
    public Set<String> found(long rollId, Tier tier, String endpoint) {
        return transactions.read(sql -> new HashSet<>(sql.list("SELECT DISTINCT object_key FROM tamperings WHERE roll_id = ? AND tier = ? AND endpoint = ?",
                row -> row.getString(1), rollId, tier, endpoint)));
    }

    @Override
    public List<Tampering> untold(int limit) {
        return transactions.readDurable(sql -> new ArrayList<>(sql.list("SELECT * FROM tamperings WHERE NOT told ORDER BY id FETCH FIRST ? ROWS ONLY",
                row -> new Tampering(row.getLong("id"), row.getLong("roll_id"), Columns.tier(row), row.getString("endpoint"), row.getString("object_key"),
                        row.getString("path"), row.getString("sentence"), Columns.time(row, "found_at")), limit)));
    }

    @Override
    public void told(Tampering tampering, String eventId, String eventType, String eventData) {
        transactions.acknowledge(sql -> {
            H2Outbox.append(sql, eventId, eventType, tampering.rollId(), tampering.at(), eventData);
            sql.change("UPDATE tamperings SET told = TRUE WHERE id = ?", tampering.id());
        });
    }

    private void say(Sql sql, Roll roll, String kind, String sentence) throws SQLException {
        H2ActivityLog.add(sql, clock, OptionalLong.of(roll.driveId()), OptionalLong.of(roll.id()), kind, roll.name() + ": " + sentence);
    }
}
