package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkgate.ledger.Clearable;
import org.checkgate.ledger.Clearing;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Lights;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.RollStanding;

/** What leaves staging, in the database. */
final class H2Clearing implements Clearing {
    private static final String RESTS_ON_IT = "EXISTS (SELECT 1 FROM copies c WHERE c.tier = 'STAGING' AND c.endpoint = l.endpoint AND c.object_key = l.object_key)";

    private final Transactions transactions;
    private final Standings standings;
    private final KeyLocks keys;
    private final Clock clock;

    H2Clearing(Transactions transactions, Standings standings, KeyLocks keys, Clock clock) {
        this.transactions = transactions;
        this.standings = standings;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<Clearable> clearable() {
        return transactions.readDurable(sql -> {
            List<Clearable> rolls = new ArrayList<>();
            for (Roll roll : Clearance.candidates(sql)) {
                new Clearance(sql, standings, roll).since().ifPresent(since -> rolls.add(new Clearable(roll.id(), since)));
            }
            rolls.sort(Comparator.comparing(Clearable::since).thenComparing(Clearable::rollId));
            return rolls;
        });
    }

    @Override
    public OptionalLong clear(long rollId) {
        Optional<Long> bytes = transactions.acknowledgedIfAny(sql -> {
            Clearance clearance = new Clearance(sql, standings, H2Rolls.known(sql, rollId));
            return clearance.since().isPresent() && clearance.certain() ? Optional.of(clearance.clear(clock)) : Optional.empty();
        });
        return bytes.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public boolean wantedAgain(long rollId) {
        return transactions.acknowledged(sql -> {
            Roll roll = H2Rolls.known(sql, rollId);
            if (Standings.cleared(sql, rollId).isEmpty()) {
                return false;
            }
            refuseInVain(roll, standings.of(sql, roll));
            sql.change("UPDATE rolls SET cleared_at = NULL WHERE id = ?", rollId);
            return true;
        });
    }

    /** There is no way back from this but through the drive, so that it is not done for a cloud that is merely not there yet. */
    private static void refuseInVain(Roll roll, RollStanding standing) {
        if (Lights.of(standing).get(Light.SAFE_TO_UNPLUG).on()) {
            throw new IllegalStateException(roll.name() + " was cleared from staging because cloud and archive have it, and both are proven: "
                    + "there is nothing to stage again.");
        }
        if (standing.cloud().endpoint().isEmpty() || standing.archive().endpoint().isEmpty()) {
            throw new IllegalStateException(roll.name() + " was cleared from staging, and cloud or archive is not there to tell what it has. "
                    + "See to that first; the roll may lack nothing.");
        }
    }

    @Override
    public List<String> leftovers(String staging, int limit) {
        // An object must not go before it is sure that it was let go.
        return transactions.readDurable(sql -> sql.list("SELECT object_key FROM leftovers WHERE endpoint = ? ORDER BY object_key FETCH FIRST ? ROWS ONLY",
                row -> row.getString(1), staging, limit));
    }

    @Override
    public <E extends Exception> void remove(String staging, String key, Removal<E> removal) throws E {
        keys.<Void, E>holding(key, () -> {
            if (transactions.readDurable(sql -> unwanted(sql, staging, key))) {
                removal.run();
            }
            transactions.keep(sql -> sql.change("DELETE FROM leftovers WHERE endpoint = ? AND object_key = ?", staging, key));
            return null;
        });
    }

    /** Whatever the list says: nothing goes that a file rests on. */
    private static boolean unwanted(Sql sql, String staging, String key) throws SQLException {
        return sql.exists("SELECT 1 FROM leftovers l WHERE l.endpoint = ? AND l.object_key = ? AND NOT " + RESTS_ON_IT, staging, key);
    }
}
