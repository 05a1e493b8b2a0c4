package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/**
 * Objects that are the copy of several files: deliveries of one roll that help each other out. What befalls an object befalls
 * every copy, or a light would vouch for bytes that are gone.
 */
final class SharedObjects {
    private static final String SAME = "tier = ? AND endpoint = ? AND object_key = ? AND file_id <> ?";

    private final Sql sql;
    private final Clock clock;

    SharedObjects(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Copy> others(long fileId, Tier tier, String endpoint, String key) throws SQLException {
        return sql.list("SELECT * FROM copies WHERE " + SAME + " ORDER BY id", H2Copies::copy, tier, endpoint, key, fileId);
    }

    /** The object is gone, damaged, or about to be written anew: no other file rests on it any more. */
    void gone(long fileId, Tier tier, String endpoint, String key) throws SQLException {
        List<Copy> others = others(fileId, tier, endpoint, key);
        if (!others.isEmpty()) {
            new CopyRows(sql).remove(others);
            tell(others);
        }
    }

    /**
     * A file's copy gives way to another object. Nobody looks after an object of our own from here on, so that nothing else may
     * rest on it.
     */
    void replaced(long fileId, String staging, String own, String now) throws SQLException {
        Optional<Copy> before = H2Copies.there(sql, fileId, Tier.STAGING, staging);
        new CopyRows(sql).remove(before.stream().toList());
        if (before.isPresent() && before.get().key().equals(own) && !own.equals(now)) {
            gone(fileId, Tier.STAGING, staging, own);
        }
    }

    /** The newest looks at objects found less than was thought: that is so for the other files as well. */
    void weakened(Collection<Copy> newest) throws SQLException {
        // The weakest look comes last: what two looks at one object found must not grow again.
        List<Copy> less = newest.stream().filter(copy -> copy.tier() != Tier.DRIVE && copy.strength() != Strength.READ_BACK)
                .sorted(Comparator.comparing(Copy::strength).reversed()).toList();
        if (less.isEmpty()) {
            return;
        }
        Map<String, List<Copy>> byKey = under(less);
        for (Copy look : less) {
            List<Copy> stronger = byKey.getOrDefault(look.key(), List.of()).stream().filter(copy -> copy.tier() == look.tier() && copy.endpoint().equals(look.endpoint())
                    && copy.fileId() != look.fileId() && !look.strength().atLeast(copy.strength())).toList();
            new CopyRows(sql).strength(stronger, look.strength());
            if (!look.strength().atLeast(Strength.READ_BACK_CACHED)) {
                tell(stronger);
            }
        }
    }

    /** All copies under the keys of these, wherever they lie. One question for all: each would cost a small file a part of its way. */
    private Map<String, List<Copy>> under(List<Copy> copies) throws SQLException {
        Object[] keys = copies.stream().map(Copy::key).distinct().toArray();
        Map<String, List<Copy>> byKey = new HashMap<>();
        sql.each("SELECT * FROM copies WHERE object_key = ANY(?)", row -> {
            Copy copy = H2Copies.copy(row);
            return byKey.computeIfAbsent(copy.key(), key -> new ArrayList<>(2)).add(copy);
        }, (Object) keys);
        return byKey;
    }

    /** In staging the next run of the station heals it, from the drive or from a delivery that has it. */
    private void tell(List<Copy> others) throws SQLException {
        WorkRows work = new WorkRows(sql, clock);
        for (Copy copy : others) {
            if (copy.tier() != Tier.STAGING) {
                continue;
            }
            Healing.undone(sql, copy.fileId());
            long rollId = H2Copies.rollOf(sql, copy.fileId());
            String path = Healing.path(sql, copy.fileId());
            Findings.OF_ROLLS.put(sql, rollId, new Finding("STAGING_DAMAGED", Severity.BLOCK, path, path
                    + " lies in staging once for several deliveries, and that object can no longer be relied on.",
                    "Keep every drive that holds it and plug one in: the file is staged again from it, for all of them."));
            for (Work stage : work.of(rollId, Step.STAGE).stream().toList()) {
                work.again(stage);
            }
        }
    }
}
