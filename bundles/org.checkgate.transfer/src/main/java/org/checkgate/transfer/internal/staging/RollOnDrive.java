package org.checkgate.transfer.internal.staging;

import org.checkgate.ledger.Drive;
import org.checkgate.ledger.Roll;

/** A roll and the drive that brought it, with the names that both have in the ledger. */
record RollOnDrive(Roll roll, Drive drive) {
    /** What copies name the drive by. */
    String driveAddress() {
        return "drive:" + drive.id();
    }

    /** The path below the mount. */
    String driveKey(String path) {
        return roll.folder().isEmpty() ? path : roll.folder() + "/" + path;
    }

    String stagingKey(String path) {
        return roll.stagingKey(path);
    }
}
