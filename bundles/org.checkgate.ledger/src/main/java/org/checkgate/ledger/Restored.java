package org.checkgate.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a ledger that was brought back.
 *
 * @param backup   what it was restored from
 * @param backupAt when that was made
 * @param aside    where the damaged file lies now; empty when there was none
 * @param damaged  names of newer backups that were not good
 */
public record Restored(Path backup, Instant backupAt, Optional<Path> aside, List<String> damaged) {
}
