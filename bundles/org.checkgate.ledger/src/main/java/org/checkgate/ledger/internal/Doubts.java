package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.LightState;
import org.checkgate.ledger.Tier;

/** Copies that a backup believed in and that nobody has proven since it was restored. */
final class Doubts {
    private Doubts() {
    }

    static String sentence(Instant backup) {
        return "The ledger was restored from a backup of " + backup.truncatedTo(ChronoUnit.SECONDS) + "; everything is proven again.";
    }

    static List<Copy> of(Sql sql, long rollId, Tier tier, String endpoint) throws SQLException {
        return sql.list("SELECT c.* FROM doubts d JOIN copies c ON c.id = d.copy_id WHERE d.roll_id = ? AND c.tier = ? AND c.endpoint = ? ORDER BY c.id",
                H2Copies::copy, rollId, tier, endpoint);
    }

    /** A new look at the medium was taken, whatever it saw. */
    static void over(Sql sql, Collection<Copy> looks) throws SQLException {
        if (looks.isEmpty() || !sql.exists("SELECT 1 FROM doubts FETCH FIRST ROW ONLY")) {
            return;
        }
        try (Batch rows = sql.batch("DELETE FROM doubts WHERE copy_id = (SELECT id FROM copies WHERE file_id = ? AND tier = ? AND endpoint = ?)")) {
            for (Copy look : looks) {
                rows.add(look.fileId(), look.tier(), look.endpoint());
            }
            rows.flush();
        }
    }

    /** Lights that are dark say first why so much is unproven; none is turned on or off by it. */
    static Map<Light, LightState> explained(Sql sql, long rollId, Map<Light, LightState> lights) throws SQLException {
        Optional<String> why = sql.first("SELECT backup_at FROM restorations WHERE EXISTS (SELECT 1 FROM doubts WHERE roll_id = ?) "
                + "ORDER BY id DESC FETCH FIRST ROW ONLY", row -> sentence(Columns.time(row, "backup_at")), rollId);
        if (why.isEmpty()) {
            return lights;
        }
        Map<Light, LightState> explained = new EnumMap<>(lights);
        explained.replaceAll((light, state) -> state.on() ? state : new LightState(false, why.get() + " " + state.why()));
        return explained;
    }
}
