package org.checkgate.ledger;

import java.time.Instant;

/**
 * Something that was proven once and was found to be changed or gone.
 *
 * @param path     as in the finding that tells of it: below the roll, or the whole key of a document of ours
 * @param sentence what was found, a plain sentence
 */
public record Tampering(long id, long rollId, Tier tier, String endpoint, String key, String path, String sentence, Instant at) {
}
