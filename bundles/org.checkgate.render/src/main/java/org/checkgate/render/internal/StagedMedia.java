package org.checkgate.render.internal;

import java.util.HashMap;
import java.util.Map;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.RollFile;

/**
 * A file as it lies in staging.
 *
 * @param size bytes
 */
record StagedMedia(String key, long size) {
    /** All of a roll, by path. */
    static Map<String, StagedMedia> of(Ledger ledger, long rollId) {
        Map<String, String> keys = ledger.copies().stagingKeys(rollId);
        Map<String, StagedMedia> staged = new HashMap<>();
        for (RollFile file : ledger.rolls().files(rollId)) {
            if (keys.containsKey(file.path())) {
                staged.put(file.path(), new StagedMedia(keys.get(file.path()), Math.max(0, file.size())));
            }
        }
        return staged;
    }
}
