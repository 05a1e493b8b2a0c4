package org.checkgate.transfer.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.door.StagedObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudResumeTest {
    private static final int SIZE = 17 << 20;

    @TempDir
    Path folder;

    @Test
    void acknowledgedPartsAreNotSentAgain() throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, SIZE));
        AtomicBoolean cut = new AtomicBoolean(true);
        // A remote store may be cut off; what our own disk does not give back is damage.
        try (Centre centre = new Centre(folder, disk -> disk, false); Clouds clouds = new Clouds(centre, true)) {
            StagedFiles real = new StagedObjects(() -> centre.staging);
            StagedFiles cutting = (key, budget) -> cut.get() ? new CutOff(real.open(key, budget), 10 << 20) : real.open(key, budget);
            S3Backbone backbone = new S3Backbone(centre.ledger, cutting, () -> centre.staging, clouds, centre.lanes, new BufferBudget());
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            assertThrows(StepFailure.class, () -> backbone.sync(roll));
            Upload left = centre.ledger.uploads().allOpen(Tier.CLOUD).get(0);
            assertEquals(2, centre.ledger.uploads().parts(left.id()).size());
            cut.set(false);
            backbone.sync(roll);
            assertEquals(SIZE, centre.ledger.rolls().totals(roll).bytesSynced());
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertTrue(centre.lit(roll, Light.SAFE_TO_REUSE), () -> centre.why(roll).toString());
            backbone.stop();
        }
    }

    /** Reading fails from a position on. */
    record CutOff(SeekableBytes bytes, long from) implements SeekableBytes {
        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public int read(long position, byte[] buffer, int offset, int length) throws IOException {
            if (position >= from) {
                throw new IOException("cut off");
            }
            return bytes.read(position, buffer, offset, length);
        }

        @Override
        public long bytesRead() {
            return bytes.bytesRead();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
