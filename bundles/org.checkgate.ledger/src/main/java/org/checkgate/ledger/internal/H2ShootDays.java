package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.ShootDay;
import org.checkgate.ledger.ShootDays;
import org.checkgate.ledger.SignOff;

/** Shoot days in the database. */
final class H2ShootDays implements ShootDays {
    private static final int NAMED = 5;

    private final Transactions transactions;
    private final Clock clock;
    private final Standings standings;

    H2ShootDays(Transactions transactions, Clock clock, Standings standings) {
        this.transactions = transactions;
        this.clock = clock;
        this.standings = standings;
    }

    @Override
    public List<ShootDay> newest(long limit) {
        return transactions.readDurable(sql -> {
            List<ShootDay> days = new ArrayList<>();
            for (Destination day : sql.list("SELECT r.title, r.shoot_day, r.unit FROM rolls r WHERE " + SignedDays.COUNTING + " GROUP BY r.title, r.shoot_day, r.unit ORDER BY MAX(r.id) DESC "
                    + "FETCH FIRST ? ROWS ONLY", row -> Columns.destination(row).orElseThrow(), limit)) {
                days.add(find(sql, day).orElseThrow());
            }
            return days;
        });
    }

    @Override
    public Optional<ShootDay> find(Destination day) {
        return transactions.readDurable(sql -> find(sql, day));
    }

    @Override
    public ShootDay sign(Destination day, String by, long lastRoll) {
        return transactions.acknowledged(sql -> {
            ShootDay now = find(sql, day).orElseThrow(() -> new IllegalArgumentException("No roll of " + words(day) + " has come."));
            refuse(now, lastRoll);
            SignedDays.sign(sql, day, by, now.lastRoll(), clock.instant());
            H2ActivityLog.add(sql, clock, OptionalLong.empty(), OptionalLong.empty(), "day.signed", by + " signed off " + words(day) + ": "
                    + (now.rolls() == 1 ? "its roll is" : "all its " + now.rolls() + " rolls are") + " proven in the archive.");
            return find(sql, day).orElseThrow();
        });
    }

    private static void refuse(ShootDay now, long lastRoll) {
        if (now.lastRoll() != lastRoll) {
            throw new IllegalStateException(now.lastRoll() > lastRoll ? "A roll of this day came meanwhile." : "The rolls of this day are not those that you saw.");
        }
        if (!now.unproven().isEmpty()) {
            throw new IllegalStateException(unproven(now.unproven()));
        }
        Optional<SignOff> before = now.signed().filter(signature -> signature.uncovered() == 0);
        if (before.isPresent()) {
            throw new IllegalStateException(before.get().by() + " has signed this day off already, and no roll came since.");
        }
    }

    private static String unproven(List<ShootDay.Unproven> rolls) {
        String names = rolls.stream().limit(NAMED).map(ShootDay.Unproven::roll).collect(Collectors.joining(", "))
                + (rolls.size() > NAMED ? " and " + (rolls.size() - NAMED) + " more" : "");
        return "Not every roll of this day is proven in the archive yet: " + names + ". Of " + rolls.get(0).roll() + ": " + rolls.get(0).why();
    }

    private Optional<ShootDay> find(Sql sql, Destination day) throws SQLException {
        List<Roll> rolls = sql.list("SELECT r.* FROM rolls r WHERE r.title = ? AND r.shoot_day = ? AND r.unit = ? AND " + SignedDays.COUNTING + " ORDER BY r.id", H2Rolls::roll,
                day.title(), day.day(), day.unit());
        if (rolls.isEmpty()) {
            return Optional.empty();
        }
        List<ShootDay.Unproven> unproven = new ArrayList<>();
        for (Roll roll : rolls) {
            // As if it were signed: whatever keeps the light dark then is not for a signature to make up for.
            LightState clear = Lights.of(standings.of(sql, roll).signed()).get(Light.SAFE_TO_CLEAR);
            if (!clear.on()) {
                unproven.add(new ShootDay.Unproven(named(roll), clear.why()));
            }
        }
        return Optional.of(new ShootDay(day, rolls.size(), unproven, rolls.get(rolls.size() - 1).id(), SignedDays.of(sql, day)));
    }

    private static String named(Roll roll) {
        return roll.delivery() == 1 ? roll.name() : roll.name() + " (delivery " + roll.delivery() + ")";
    }

    private static String words(Destination day) {
        return day.title() + " " + day.day() + " " + day.unit();
    }
}
