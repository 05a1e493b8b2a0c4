package org.checkgate.transfer.internal.staging;

import java.time.Duration;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Drives;
import org.checkgate.ledger.StepFailure;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Notes that a drive vanished in mid-copy or fell silent, and that it is back. */
final class DriveWatch {
    static final String REMOVED = "DRIVE_REMOVED";
    static final String SILENT = "DRIVE_SILENT";
    static final String GONE = "The drive is gone before all of it was staged; plug it in again and the rest is staged. It is NOT safe to reuse.";

    private final Drives drives;

    DriveWatch(Drives drives) {
        this.drives = drives;
    }

    void gone(Drive drive) {
        drives.present(drive.id(), false, drive.mount());
        drives.find(drive.id(), new Finding(REMOVED, Severity.BLOCK, "", "The drive was removed before all of it was staged.",
                "Plug the drive in again; staging goes on where it stopped."));
    }

    /** @param path what was being read; empty for the drive itself */
    StepFailure silent(Drive drive, String path, Duration patience) {
        String what = path.isEmpty() ? "when it was asked for its folders" : "while " + path + " was read";
        String sentence = "The drive has not answered for " + patience.toSeconds() + " seconds " + what + "; its bay is left alone, the others go on.";
        drives.find(drive.id(), new Finding(SILENT, Severity.BLOCK, "", sentence,
                "Unplug the drive and plug it into another bay, with another cable; staging goes on where it stopped."));
        return StepFailure.needsPerson(sentence + " Plug it into another bay; it is NOT safe to reuse.", null);
    }

    void back(Drive drive) {
        if (!drive.present()) {
            drives.present(drive.id(), true, drive.mount());
        }
        drives.findings(drive.id()).stream().map(Finding::code).filter(code -> code.equals(REMOVED) || code.equals(SILENT))
                .forEach(code -> drives.resolve(drive.id(), code, ""));
    }
}
