package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files are noted together, and what is counted of them is right all the same. */
class SmallFilesTest {
    private static final int FILES = 200;

    @TempDir
    Path folder;

    private SetDrive drive() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive"));
        for (int i = 0; i < FILES; i++) {
            drive.sealed("C%03d.dpx".formatted(i), SetDrive.noise(i, 1000 + i));
        }
        return drive;
    }

    @Test
    void whatWasNotedTogetherAndCutOffIsCountedOnce() throws IOException {
        SetDrive drive = drive();
        AtomicBoolean cut = new AtomicBoolean(true);
        try (Centre centre = new Centre(folder, disk -> disk, false); Clouds clouds = new Clouds(centre, true)) {
            StagedFiles real = new StagedObjects(() -> centre.staging);
            StagedFiles cutting = (key, budget) -> {
                if (cut.get() && key.endsWith("C050.dpx")) {
                    throw new IOException("cut off");
                }
                return real.open(key, budget);
            };
            S3Backbone backbone = new S3Backbone(centre.ledger, cutting, () -> centre.staging, clouds, centre.lanes, new BufferBudget());
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertThrows(StepFailure.class, () -> backbone.sync(roll));
            assertEquals(List.of(), centre.ledger.uploads().allOpen(Tier.CLOUD), "what never left is not under way");
            long arrived = centre.ledger.copies().ofRoll(roll).stream().filter(copy -> copy.tier() == Tier.CLOUD).count();
            assertTrue(arrived > 0 && arrived < FILES, () -> arrived + " arrived before the cut");
            cut.set(false);
            backbone.sync(roll);
            assertEquals(drive.bytes(), centre.ledger.rolls().totals(roll).bytesSynced());
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertEquals(List.of(), centre.ledger.uploads().allOpen(Tier.CLOUD));
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
            backbone.stop();
        }
    }

    @Test
    void whatLiesThereAlreadyDoesNotCountAsCarried() throws IOException {
        SetDrive drive = drive();
        try (Centre first = new Centre(folder.resolve("first")); Centre second = new Centre(folder.resolve("second")); Clouds clouds = new Clouds(first, true)) {
            long roll = drive.list(first.ledger);
            first.stage(roll);
            clouds.backbone.sync(roll);
            long again = drive.list(second.ledger);
            second.stage(again);
            second.ledger.endpoints().configured(clouds.connection(Tier.CLOUD).endpoint());
            S3Backbone other = new S3Backbone(second.ledger, new StagedObjects(() -> second.staging), () -> second.staging, clouds, second.lanes, new BufferBudget());
            other.sync(again);
            assertEquals(0, second.ledger.rolls().totals(again).bytesSynced());
            assertEquals(List.of(), second.ledger.uploads().allOpen(Tier.CLOUD));
            assertTrue(second.lit(again, Light.SAFE_TO_REUSE), () -> second.why(again).toString());
            other.stop();
        }
    }
}
