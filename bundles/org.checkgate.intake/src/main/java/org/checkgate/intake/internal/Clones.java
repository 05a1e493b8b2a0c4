package org.checkgate.intake.internal;

import java.util.List;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Drives;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;

/** Volumes with one UUID in several bays at a time: a clone. Each is taken in for itself, and a person should know. */
record Clones(Drives drives) {
    private static final String CODE = "DUPLICATE_VOLUME_ID";

    /** Says it of each drive that has a twin now, and takes it back of one that has none any more. */
    void look() {
        List<Drive> here = drives.all().stream().filter(drive -> drive.present() && hasId(drive)).toList();
        for (Drive drive : here) {
            List<String> bays = here.stream().filter(other -> sameVolumeId(drive, other)).map(Drive::mount).sorted().toList();
            List<Finding> before = drives.findings(drive.id()).stream().filter(finding -> finding.code().equals(CODE)).toList();
            if (bays.isEmpty() && !before.isEmpty()) {
                drives.resolve(drive.id(), CODE, "");
            } else if (!bays.isEmpty()) {
                Finding now = new Finding(CODE, Severity.INFO, "", "The volume has the same id (" + drive.identity().fileSystem() + ") as the one at "
                        + String.join(", ", bays) + ": one is a clone of the other.", "Nothing to do: each is told apart by its bay and by what is on it.");
                if (!before.contains(now)) {
                    drives.find(drive.id(), now);
                }
            }
        }
    }

    /** A plain folder has no volume of its own. */
    private static boolean hasId(Drive drive) {
        return !drive.identity().fileSystem().isEmpty() && !drive.identity().fileSystem().equals(Bays.FOLDER);
    }

    private static boolean sameVolumeId(Drive drive, Drive other) {
        return !drive.mount().equals(other.mount()) && drive.identity().fileSystem().equals(other.identity().fileSystem());
    }
}
