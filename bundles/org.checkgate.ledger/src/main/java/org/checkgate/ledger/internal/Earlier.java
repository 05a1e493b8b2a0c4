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
 * @param sound     false of one that was rebuilt from staging by hash lists which are not sound: it holds no name
 */
record Earlier(long rollId, int delivery, int lineage, String fingerprint, Set<String> manifests, boolean sound) {
    /** First one first. */
    static List<Earlier> deliveries(Sql sql, Destination to, String name) throws SQLException {
        List<Earlier> bare = sql.list("SELECT r.*, NOT (" + H2Rebuild.UNSOUND + ") AS sound FROM rolls r WHERE r.title = ? AND r.shoot_day = ? AND r.unit = ? AND r.name = ? "
                + "ORDER BY r.delivery",
                row -> new Earlier(row.getLong("id"), row.getInt("delivery"), row.getInt("lineage"), row.getString("fingerprint"), Set.of(),
                        row.getBoolean("sound")),
                to.title(), to.day(), to.unit(), name);
        List<Earlier> whole = new ArrayList<>();
        for (Earlier one : bare) {
            Set<String> digests = new HashSet<>(sql.list("SELECT digest FROM roll_manifests WHERE roll_id = ?", row -> row.getString(1), one.rollId()));
            whole.add(new Earlier(one.rollId(), one.delivery(), one.lineage(), one.fingerprint(), digests, one.sound()));
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
