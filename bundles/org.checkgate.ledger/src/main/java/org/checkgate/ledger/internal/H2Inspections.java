package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.checkgate.ledger.Inspections;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;

/** Inspections that are asked for, as rows of work; by persons each with its line in the activity log. */
final class H2Inspections implements Inspections {
    private static final String STANDS = "NOT EXISTS (SELECT 1 FROM answers n WHERE n.roll_id = a.roll_id AND n.id > a.id)";
    private static final String WAITING = "FROM answer_parts p JOIN answers a ON a.id = p.answer_id WHERE p.waiting > 0 AND " + STANDS;

    private final Transactions transactions;
    private final Clock clock;

    H2Inspections(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A roll that was inspected, and the plugins that served then. */
    private record Answered(long rollId, boolean cleared, Set<String> plugins) {
        static Answered of(ResultSet row) throws SQLException {
            return new Answered(row.getLong("roll_id"), row.getObject("cleared_at") != null, new HashSet<>(List.of(row.getString("plugins").split(Answers.AND))));
        }
    }

    @Override
    public void ask(long rollId, String by) {
        transactions.acknowledge(sql -> {
            Roll roll = sql.first("SELECT * FROM rolls WHERE id = ?", H2Rolls::roll, rollId)
                    .orElseThrow(() -> new IllegalArgumentException("There is no roll " + rollId + "."));
            if (sql.exists("SELECT 1 FROM rolls WHERE id = ? AND cleared_at IS NOT NULL", rollId)) {
                throw new IllegalStateException(roll.name() + " was cleared from staging, so that there is nothing to inspect; what is known of its clips stays.");
            }
            Optional<Work> work = new WorkRows(sql, clock).of(rollId, Step.INSPECT);
            if (work.isEmpty()) {
                throw new IllegalStateException("Nothing of " + roll.name() + " was inspected yet; that happens by itself when it is staged.");
            }
            new WorkRows(sql, clock).again(work.get());
            H2ActivityLog.add(sql, clock, OptionalLong.of(roll.driveId()), OptionalLong.of(rollId), "roll.inspect", by + " has " + roll.name() + " inspected again.");
        });
    }

    @Override
    public Asked askAnsweredBy(String plugin, String serving, String by) {
        return transactions.acknowledged(sql -> {
            List<Answered> rolls = sql.list("SELECT DISTINCT a.roll_id, r.cleared_at, a.plugins FROM answer_parts p JOIN answers a ON a.id = p.answer_id JOIN rolls r ON r.id = a.roll_id "
                    + "WHERE p.plugin = ? AND p.plugin_version <> ? AND " + STANDS + " ORDER BY a.roll_id", Answered::of, plugin, serving);
            int asked = 0;
            for (Answered roll : rolls) {
                Optional<Work> work = roll.cleared() ? Optional.empty() : new WorkRows(sql, clock).of(roll.rollId(), Step.INSPECT);
                if (work.isPresent()) {
                    new WorkRows(sql, clock).again(work.get());
                    asked++;
                }
            }
            int cleared = (int) rolls.stream().filter(Answered::cleared).count();
            H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.empty(), "roll.inspect", by + " has " + rolls(asked) + " inspected again that "
                    + plugin + " described in another version than " + serving + "." + (cleared == 0 ? "" : " Of " + rolls(cleared)
                    + " more nothing lies in staging any more; what is known of " + (cleared == 1 ? "it" : "them") + " stays."));
            return new Asked(asked, cleared);
        });
    }

    @Override
    public int askWaiting(Set<String> serving) {
        if (transactions.read(sql -> unasked(sql, serving)).isEmpty()) {
            return 0;
        }
        return transactions.acknowledged(sql -> {
            List<Work> works = unasked(sql, serving);
            for (Work work : works) {
                new WorkRows(sql, clock).again(work);
                H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.of(work.rollId()), "roll.inspect",
                        H2Rolls.known(sql, work.rollId()).name() + " is inspected again: a camera plugin came that may know the clips that wait.");
            }
            return works.size();
        });
    }

    /** Inspections that have ended, of rolls with clips that wait, before one of these plugins was there. */
    private List<Work> unasked(Sql sql, Set<String> serving) throws SQLException {
        List<Answered> rolls = sql.list("SELECT DISTINCT a.roll_id, r.cleared_at, a.plugins FROM answer_parts p JOIN answers a ON a.id = p.answer_id JOIN rolls r ON r.id = a.roll_id "
                + "WHERE p.waiting > 0 AND r.cleared_at IS NULL AND " + STANDS + " ORDER BY a.roll_id", Answered::of);
        List<Work> ended = new ArrayList<>();
        for (Answered roll : rolls) {
            if (!roll.plugins().containsAll(serving)) {
                new WorkRows(sql, clock).of(roll.rollId(), Step.INSPECT).filter(work -> work.state() == WorkState.DONE || work.state() == WorkState.BLOCKED).ifPresent(ended::add);
            }
        }
        return ended;
    }

    @Override
    public Waiting waiting() {
        return transactions.read(sql -> sql.first("SELECT COALESCE(SUM(p.waiting), 0) AS clips, COUNT(DISTINCT a.roll_id) AS rolls " + WAITING,
                row -> new Waiting(row.getLong("clips"), row.getLong("rolls"))).orElseThrow());
    }

    private static String rolls(int count) {
        return count == 1 ? "1 roll" : count + " rolls";
    }
}
