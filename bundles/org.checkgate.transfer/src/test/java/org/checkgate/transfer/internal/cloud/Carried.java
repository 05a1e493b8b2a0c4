package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A centre with a cloud and an archive, for tests that carry rolls there. */
abstract class Carried {
    static final String ROLL = "show/20260102/main/A001/";

    @TempDir
    Path folder;
    Centre centre;
    Clouds clouds;

    @BeforeEach
    void open() throws IOException {
        centre = new Centre(folder);
        clouds = new Clouds(centre, true);
    }

    @AfterEach
    void close() {
        clouds.close();
        centre.close();
    }

    /** @return the roll's id */
    long staged(SetDrive drive) {
        long roll = drive.list(centre.ledger);
        centre.stage(roll);
        return roll;
    }

    /** @return the roll's id */
    long inTheCloud(SetDrive drive) {
        long roll = staged(drive);
        clouds.backbone.sync(roll);
        return roll;
    }
}
