package org.checkgate.transfer.internal.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.transfer.internal.StoreTrouble;

/**
 * Gives up uploads in parts that nobody will ever finish: the answer that named them was lost, or the ledger was. Their parts
 * cost money and are listed nowhere. What the ledger has open is never touched, nor what lies where no roll of ours would.
 */
public record Orphans(Ledger ledger, Bucket bucket) {
    /** Where we alone write, and note nothing of it. */
    private static final Set<String> OWN = Set.of(HonestyProbe.FOLDER, Aside.FOLDER);

    /**
     * @param age how old one must be; what was begun a moment ago may not be in the ledger yet
     * @param now by our clock; a bucket refuses whoever's clock differs by much
     * @return how many were given up
     */
    public int reap(Duration age, Instant now) throws StoreTrouble {
        Set<String> rolls = new HashSet<>();
        Set<String> folders = new TreeSet<>(OWN);
        for (Roll roll : ledger.rolls().all()) {
            rolls.add(roll.prefix());
            folders.add(roll.destination().title() + "/");
        }
        int reaped = 0;
        for (String folder : folders) {
            for (Unfinished upload : bucket.unfinished(folder)) {
                // Asked after the listing, so that what was begun meanwhile is known.
                if (upload.begun().isBefore(now.minus(age)) && ours(upload.key(), rolls) && !open(upload)) {
                    bucket.abort(upload.key(), upload.uploadId());
                    reaped++;
                }
            }
        }
        return reaped;
    }

    private static boolean ours(String key, Set<String> rolls) {
        for (int at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1)) {
            if (rolls.contains(key.substring(0, at))) {
                return true;
            }
        }
        return OWN.stream().anyMatch(key::startsWith);
    }

    private boolean open(Unfinished upload) {
        for (Tier tier : new Tier[] {Tier.CLOUD, Tier.ARCHIVE}) {
            if (ledger.uploads().allOpen(tier).stream().map(Upload::remoteId).anyMatch(upload.uploadId()::equals)) {
                return true;
            }
        }
        return false;
    }
}
