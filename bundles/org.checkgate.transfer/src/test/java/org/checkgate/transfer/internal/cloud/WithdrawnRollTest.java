package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.checkgate.ledger.Destination;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was taken in for the wrong production: it is read no further and goes nowhere. */
class WithdrawnRollTest {
    private static final Destination RIGHT = new Destination("other", "20260102", "main");

    @TempDir
    Path folder;

    @Test
    void itIsNotStagedAndNotSent() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("a.mov", SetDrive.noise(1, 9000)).sealed("b.mov", SetDrive.noise(2, 900));
        try (Centre centre = new Centre(folder); Clouds clouds = new Clouds(centre, true)) {
            long staged = drive.list(centre.ledger);
            centre.stage(staged);
            assertTrue(centre.lit(staged, Light.SAFE_TO_UNPLUG), () -> centre.why(staged).toString());
            SetDrive other = new SetDrive(folder.resolve("other")).sealed("c.mov", SetDrive.noise(3, 700));
            long unread = other.list(centre.ledger);
            for (long roll : new long[] {staged, unread}) {
                centre.ledger.drives().assign(centre.ledger.rolls().find(roll).orElseThrow().driveId(), RIGHT);
                StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
                assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
                assertThrows(StepFailure.class, () -> clouds.backbone.sync(roll));
                assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            }
            assertEquals(0, centre.ledger.rolls().totals(unread).sourceBytesRead());
            assertTrue(clouds.bucket(Tier.CLOUD).head("show/20260102/main/A001/a.mov").isEmpty());
        }
    }
}
