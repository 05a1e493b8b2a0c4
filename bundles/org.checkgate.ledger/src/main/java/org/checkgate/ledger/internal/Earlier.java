package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.NewRoll;

/**
 * A delivery that came before, as far as it tells what history a roll of its name belongs to.
 *
 * @param manifests digests of its single manifests; empty where they were not kept
 */
record Earlier(long rollId, int delivery, int lineage, String fingerprint, Set<String> manifests) {
    /** First one first. */
    static List<Earlier> deliveries(Sql sql, Destination to, String name) throws SQLException {
        List<Earlier> bare = sql.list("SELECT * FROM rolls WHERE title = ? AND shoot_day = ? AND unit = ? AND name = ? ORDER BY delivery",
                row -> new Earlier(row.getLong("id"), row.getInt("delivery"), row.getInt("lineage"), row.getString("fingerprint"), Set.of()),
                to.title(), to.day(), to.unit(), name);
        List<Earlier> whole = new ArrayList<>();
        for (Earlier one : bare) {
            Set<String> digests = new HashSet<>(sql.list("SELECT digest FROM roll_manifests WHERE roll_id = ?", row -> row.getString(1), one.rollId()));
            whole.add(new Earlier(one.rollId(), one.delivery(), one.lineage(), one.fingerprint(), digests));
        }
        return whole;
    }

    boolean same(NewRoll roll) {
        return fingerprint.equals(roll.fingerprint()) || !manifests.isEmpty() && manifests.equals(roll.manifests());
    }

    /** One is the other, or an earlier state of it: generations are added to a history and never taken away. */
    boolean oneHistoryWith(NewRoll roll) {
        return same(roll) || !manifests.isEmpty() && !roll.manifests().isEmpty()
                && (manifests.containsAll(roll.manifests()) || roll.manifests().containsAll(manifests));
    }

    /** They began as one history. */
    boolean sharesWith(NewRoll roll) {
        return !Collections.disjoint(manifests, roll.manifests());
    }
}
