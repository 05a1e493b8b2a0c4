package org.checkgate.transfer.internal.staging;

import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.StepFailure;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Notes that a drive vanished in mid-copy, and that it is back. */
final class DriveWatch {
    static final String CODE = "DRIVE_REMOVED";
    static final String GONE = "The drive is gone before all of it was staged; plug it in again and the rest is staged. It is NOT safe to reuse.";

    private final Drives drives;

    DriveWatch(Drives drives) {
        this.drives = drives;
    }

    StepFailure gone(Drive drive, Throwable cause) {
        drives.present(drive.id(), false, drive.mount());
        drives.find(drive.id(), new Finding(CODE, Severity.BLOCK, "", "The drive was removed before all of it was staged.",
                "Plug the drive in again; staging goes on where it stopped."));
        return StepFailure.needsPerson(GONE, cause);
    }

    void back(Drive drive) {
        if (!drive.present()) {
            drives.present(drive.id(), true, drive.mount());
        }
        if (drives.findings(drive.id()).stream().anyMatch(finding -> finding.code().equals(CODE))) {
            drives.resolve(drive.id(), CODE, "");
        }
    }
}
