package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * When and where the open ledger is backed up.
 *
 * @param every how long a change may wait for its backup; zero: only at a clean stop
 * @param kept  how many backups are left, at least 1
 */
public record BackupPlan(Path folder, Duration every, int kept) {
    public BackupPlan {
        if (kept < 1) {
            throw new IllegalArgumentException("At least the newest backup is kept, so backupsKept must be 1 or more.");
        }
    }
}
