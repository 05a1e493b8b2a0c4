package org.checkgate.ledger.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.LimitException;
import org.checkgate.ledger.LimitOrder;
import org.checkgate.ledger.Orders;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Steering;
import org.checkgate.ledger.Urgency;
import org.checkgate.ledger.UrgencyOrder;
import org.checkgate.ledger.UtcMinute;

/** Orders in the database, each with its line in the activity log. */
final class H2Steering implements Steering {
    private static final int HEAVIEST = 100;
    private static final int A_YEAR = 8760;

    private final Transactions transactions;
    private final Clock clock;
    private final AtomicLong revision = new AtomicLong();

    H2Steering(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Orders orders() {
        return transactions.read(sql -> new Orders(
                sql.first("SELECT * FROM limit_orders", row -> new LimitOrder(row.getString("plan"), row.getString("ordered_by"), Columns.time(row, "ordered_at"))),
                sql.first("SELECT * FROM limit_exceptions", row -> new LimitException(row.getString("rate"), Columns.time(row, "ends_at"), row.getString("ordered_by"),
                        row.getString("reason"), Columns.time(row, "ordered_at"))),
                sql.list("SELECT * FROM holds ORDER BY ordered_at, reach, subject", H2Steering::hold),
                urgencies(sql), numbers(sql, "SELECT title, weight FROM title_shares"), numbers(sql, "SELECT title, hours FROM title_objectives")));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(Reach.valueOf(row.getString("reach")), row.getString("subject"), HoldKind.valueOf(row.getString("kind")), row.getString("ordered_by"),
                row.getString("reason"), Columns.time(row, "ordered_at"));
    }

    private static Map<Long, UrgencyOrder> urgencies(Sql sql) throws SQLException {
        Map<Long, UrgencyOrder> all = new HashMap<>();
        sql.each("SELECT * FROM urgencies", row -> all.put(row.getLong("roll_id"),
                new UrgencyOrder(Urgency.valueOf(row.getString("urgency")), row.getString("ordered_by"), Columns.time(row, "ordered_at"))));
        return all;
    }

    private static Map<String, Integer> numbers(Sql sql, String query) throws SQLException {
        Map<String, Integer> all = new HashMap<>();
        sql.each(query, row -> all.put(row.getString(1), row.getInt(2)));
        return all;
    }

    @Override
    public long revision() {
        return revision.get();
    }

    /** Within the transaction of an order. */
    private interface Order {
        void write(Sql sql) throws SQLException;
    }

    private void order(Order order) {
        transactions.acknowledge(order::write);
        revision.incrementAndGet();
    }

    private void tell(Sql sql, OptionalLong roll, String kind, String sentence) throws SQLException {
        H2ActivityLog.add(sql, clock, OptionalLong.empty(), roll, kind, sentence);
    }

    @Override
    public void limit(Optional<String> plan, String by) {
        order(sql -> {
            sql.change("DELETE FROM limit_orders");
            if (plan.isPresent()) {
                sql.change("INSERT INTO limit_orders (plan, ordered_by, ordered_at) VALUES (?, ?, ?)", plan.get(), by, clock.instant());
            }
            tell(sql, OptionalLong.empty(), "backbone.limit", plan.map(text -> by + " set the backbone's limit to \"" + text + "\".")
                    .orElse(by + " took the backbone's limit back to the configured one."));
        });
    }

    @Override
    public void exception(LimitException exception) {
        order(sql -> {
            sql.change("DELETE FROM limit_exceptions");
            sql.change("INSERT INTO limit_exceptions (rate, ends_at, ordered_by, reason, ordered_at) VALUES (?, ?, ?, ?, ?)", exception.rate(), exception.until(),
                    exception.by(), exception.reason(), clock.instant());
            tell(sql, OptionalLong.empty(), "backbone.limit", exception.by() + " set the backbone's limit to \"" + exception.rate() + "\" until " + UtcMinute.of(exception.until())
                    + because(exception.reason()));
        });
    }

    @Override
    public void endException(String by) {
        order(sql -> {
            if (sql.change("DELETE FROM limit_exceptions") > 0) {
                tell(sql, OptionalLong.empty(), "backbone.limit", by + " ended the exception from the backbone's limit.");
            }
        });
    }

    @Override
    public void hold(Hold hold) {
        order(sql -> {
            String what = named(sql, hold.reach(), hold.subject());
            sql.change("DELETE FROM holds WHERE reach = ? AND subject = ?", hold.reach(), hold.subject());
            sql.change("INSERT INTO holds (reach, subject, kind, ordered_by, reason, ordered_at) VALUES (?, ?, ?, ?, ?, ?)", hold.reach(), hold.subject(), hold.kind(),
                    hold.by(), hold.reason(), clock.instant());
            String did = switch (hold.kind()) {
                case PAUSE -> " paused ";
                case CANCEL -> " cancelled ";
                case DRAIN -> " lets end what is on its way of ";
            };
            tell(sql, roll(hold.reach(), hold.subject()), "backbone.held", hold.by() + did + what + " on the backbone" + because(hold.reason()));
        });
    }

    @Override
    public boolean release(Reach reach, String subject, String by) {
        boolean[] held = new boolean[1];
        order(sql -> {
            held[0] = sql.change("DELETE FROM holds WHERE reach = ? AND subject = ?", reach, subject) > 0;
            if (held[0]) {
                tell(sql, roll(reach, subject), "backbone.released", by + " lets " + named(sql, reach, subject) + " go on, on the backbone.");
            }
        });
        return held[0];
    }

    @Override
    public void urgency(long rollId, Urgency urgency, String by) {
        order(sql -> {
            Roll roll = known(sql, rollId);
            sql.change("DELETE FROM urgencies WHERE roll_id = ?", rollId);
            if (urgency != Urgency.NORMAL) {
                sql.change("INSERT INTO urgencies (roll_id, urgency, ordered_by, ordered_at) VALUES (?, ?, ?, ?)", rollId, urgency, by, clock.instant());
            }
            String how = switch (urgency) {
                case LATER -> "later than others";
                case NORMAL -> "in its turn";
                case SOONER -> "sooner than others";
                case FIRST -> "before all others";
            };
            tell(sql, OptionalLong.of(rollId), "backbone.urgency", by + " has " + roll.name() + " sent " + how + ".");
        });
    }

    @Override
    public void share(String title, int weight, String by) {
        if (weight < 1 || weight > HEAVIEST) {
            throw new IllegalArgumentException("A title's share is 1 to " + HEAVIEST + ", not " + weight + ".");
        }
        order(sql -> {
            sql.change("DELETE FROM title_shares WHERE title = ?", title);
            if (weight != 1) {
                sql.change("INSERT INTO title_shares (title, weight, ordered_by, ordered_at) VALUES (?, ?, ?, ?)", title, weight, by, clock.instant());
            }
            tell(sql, OptionalLong.empty(), "backbone.share", by + " gave " + title + " a share of " + weight + " on the backbone.");
        });
    }

    @Override
    public void objective(String title, int hours, String by) {
        if (hours < 0 || hours > A_YEAR) {
            throw new IllegalArgumentException("An objective is 1 to " + A_YEAR + " hours, or 0 for none, not " + hours + ".");
        }
        order(sql -> {
            sql.change("DELETE FROM title_objectives WHERE title = ?", title);
            if (hours > 0) {
                sql.change("INSERT INTO title_objectives (title, hours, ordered_by, ordered_at) VALUES (?, ?, ?, ?)", title, hours, by, clock.instant());
            }
            tell(sql, OptionalLong.empty(), "backbone.objective", by + (hours == 0 ? " set no objective for " + title + "."
                    : " wants rolls of " + title + " in the cloud within " + hours + (hours == 1 ? " hour." : " hours.")));
        });
    }

    private static String because(String reason) {
        return reason.isBlank() ? "." : ": " + reason;
    }

    private static OptionalLong roll(Reach reach, String subject) {
        return reach == Reach.ROLL ? OptionalLong.of(number(subject)) : OptionalLong.empty();
    }

    private static long number(String subject) {
        try {
            return Long.parseLong(subject);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + subject + "\" is no roll's number.", e);
        }
    }

    private static String named(Sql sql, Reach reach, String subject) throws SQLException {
        return switch (reach) {
            case SITE -> "everything";
            case LANE -> "the lane to the " + subject;
            case TITLE -> "the title " + subject;
            case ROLL -> known(sql, number(subject)).name();
        };
    }

    private static Roll known(Sql sql, long rollId) throws SQLException {
        return sql.first("SELECT * FROM rolls WHERE id = ?", H2Rolls::roll, rollId)
                .orElseThrow(() -> new IllegalArgumentException("There is no roll " + rollId + "."));
    }
}
