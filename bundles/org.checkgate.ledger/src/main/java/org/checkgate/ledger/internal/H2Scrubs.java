package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Document;
import org.checkgate.ledger.DueScrub;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Scrubs;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tampering;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;

/** Looks at copies, in the database. */
final class H2Scrubs implements Scrubs {
    private static final String PROVEN = "SELECT c.proven_at FROM copies c WHERE c.roll_id = r.id AND c.tier = ? AND c.endpoint = ? AND c.strength = ANY(?)";
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
                    + "FROM rolls r LEFT JOIN scrubs s ON s.roll_id = r.id AND s.tier = ? AND s.endpoint = ? WHERE EXISTS (" + PROVEN + ") "
                    + "AND NOT EXISTS (SELECT 1 FROM work w WHERE w.roll_id = r.id AND w.state = 'RUNNING' AND w.step = ?)",
                    row -> due(row, tier, address), tier, address, proofs(), tier, address, tier, address, proofs(), Wrong.station(tier));
            return rolls.stream().filter(due -> due.asked().isPresent() || every.filter(age -> old(due.since(), age, now)).isPresent()).sorted(ORDER).toList();
        });
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
            for (Tier tier : List.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE)) {
                Optional<String> there = endpoints.current(tier).map(Endpoint::address);
                if (there.isPresent() && sql.exists("SELECT 1 FROM copies WHERE roll_id = ? AND tier = ? AND endpoint = ? AND strength = ANY(?)", rollId, tier,
                        there.get(), proofs())) {
                    row(sql, rollId, tier, there.get());
                    sql.change("UPDATE scrubs SET asked_at = ?, begun_at = NULL, reached = 0 WHERE roll_id = ? AND tier = ? AND endpoint = ?", clock.instant(), rollId,
                            tier, there.get());
                    where.add(tier);
                }
            }
            if (!where.isEmpty()) {
                say(sql, roll, "scrub.asked", "a person asked for a look at all that is proven of it.");
            }
            return where;
        });
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
                long wrong = sql.number("SELECT COUNT(*) FROM tamperings WHERE roll_id = ? AND tier = ? AND endpoint = ? AND found_at >= ?", scrub.rollId(),
                        scrub.tier(), scrub.endpoint(), begun);
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
