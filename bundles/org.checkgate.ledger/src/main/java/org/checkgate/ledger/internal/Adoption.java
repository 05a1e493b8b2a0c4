package org.checkgate.ledger.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.checkgate.ledger.Adopted;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.HashFormat;

/** Takes over for one roll what other deliveries of its history have proven in staging, within one transaction. */
final class Adoption {
    private final Sql sql;
    private final Clock clock;
    private final Roll roll;
    private final String staging;
    private final String[] enough;
    private final ProvenElsewhere elsewhere;

    /** @param required what proves a file in staging */
    Adoption(Sql sql, Clock clock, Roll roll, String staging, Strength required) {
        this.sql = sql;
        this.clock = clock;
        this.roll = roll;
        this.staging = staging;
        this.enough = ProvenElsewhere.words(required);
        this.elsewhere = new ProvenElsewhere(sql, roll, staging, required);
    }

    Adopted adopt() throws SQLException {
        boolean missingAgain = MissingFiles.again(sql, roll.id(), staging, enough);
        long all = sql.number("SELECT COUNT(*) FROM files WHERE roll_id = ?", roll.id());
        long before = safe();
        Healing healing = new Healing(sql, clock, roll);
        // Most rolls that are asked lack nothing.
        if (before < all) {
            elsewhere.each(matches -> {
                write(matches);
                healing.healed(matches);
            });
        }
        healing.folders();
        long missing = MissingFiles.count(sql, roll.id());
        long safe = safe();
        Adopted adopted = new Adopted(healing.taken(), safe, all - safe - missing, missing);
        if (missingAgain || adopted.taken() > 0) {
            MissingFiles.count(sql, roll.id(), missing);
        }
        if (adopted.taken() > 0) {
            healing.tell(adopted, before == 0);
        }
        return adopted;
    }

    private long safe() throws SQLException {
        return sql.number("SELECT COUNT(*) FROM copies WHERE roll_id = ? AND tier = ? AND endpoint = ? AND strength = ANY(?)",
                roll.id(), Tier.STAGING, staging, enough);
    }

    private void write(List<ProvenElsewhere.Match> matches) throws SQLException {
        SharedObjects shared = new SharedObjects(sql, clock);
        for (ProvenElsewhere.Match match : matches) {
            if (!match.wanted().key().isEmpty()) {
                shared.replaced(match.wanted().id(), staging, roll.stagingKey(match.wanted().path()), match.proven().key());
            }
        }
        FileRows.takenOver(sql, matches);
        new CopyRows(sql).put(matches.stream().map(match -> new Copy(match.wanted().id(), Tier.STAGING, staging, match.proven().key(), match.proven().strength(),
                match.proven().at())).toList());
        try (Batch old = sql.batch("DELETE FROM read_hashes WHERE file_id = ?")) {
            for (ProvenElsewhere.Match match : matches) {
                old.add(match.wanted().id());
            }
            old.flush();
        }
        try (Batch hashes = sql.batch("INSERT INTO read_hashes (file_id, format, hash) VALUES (?, ?, ?)")) {
            for (ProvenElsewhere.Match match : matches) {
                for (Map.Entry<HashFormat, String> digest : match.proven().digests().entrySet()) {
                    hashes.add(match.wanted().id(), digest.getKey().id(), digest.getValue());
                }
            }
            hashes.flush();
        }
    }
}
