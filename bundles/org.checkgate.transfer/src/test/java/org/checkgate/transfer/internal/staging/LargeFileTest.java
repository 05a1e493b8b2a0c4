package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.StreamingHash;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.PartPlan;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.BufferBudget;
import org.checkgate.transfer.internal.bytes.Governor;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files at the end of what can be stored, and files of very many parts. */
@Tag("long")
class LargeFileTest {
    private static final int MIB = 1 << 20;
    /** Of the smallest size that a store takes. */
    private static final int PARTS = 220;

    @TempDir
    Path folder;

    private SetDrive sparse(long size) throws IOException {
        SetDrive drive = new SetDrive(folder.resolve("drive")).sealed("good.mov", SetDrive.noise(2, 1000));
        try {
            return drive.sparse("large.mov", size, "0000000000000000");
        } catch (IOException tooLarge) {
            assumeTrue(false, "this file system takes no file of " + size + " bytes, not even one of zeros: staging it was not checked");
            throw tooLarge;
        }
    }

    @Test
    void aFileOfFiveTebibytesIsNotBegunWhereThereIsNoRoomForIt() throws IOException {
        SetDrive drive = sparse(PartPlan.LARGEST);
        try (Centre centre = new Centre(folder)) {
            assumeTrue(centre.plainDisk().usableSpace() < PartPlan.LARGEST, "this disk has 5 TiB free, and nobody would wait for them to be copied");
            long roll = drive.list(centre.ledger);
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001");
            centre.stageFrom((d, r) -> source);
            StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour(), "it goes on by itself when there is room");
            // Twice, since the embedded server puts its parts together in another file.
            assertTrue(failure.getMessage().matches("STAGING_FULL: Staging has \\d+ MiB free, and this roll needs 10485760 MiB with the headroom[.]"
                    + " Free or add space; it goes on by itself[.]"), failure.getMessage());
            assertEquals(0, source.looks("large.mov") + source.looks("good.mov"), "not one file was opened");
            assertEquals(0, centre.ledger.rolls().totals(roll).sourceBytesRead());
            assertEquals(List.of(), centre.ledger.uploads().allOpen(Tier.STAGING), "nor is anything begun at the store");
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        }
    }

    @Test
    void aByteMoreIsRefusedInASentenceAndTheOthersGoOn() throws IOException {
        SetDrive drive = sparse(PartPlan.LARGEST + 1);
        for (boolean embedded : new boolean[] {true, false}) {
            try (Centre centre = new Centre(folder.resolve("embedded " + embedded), disk -> disk, embedded)) {
                long roll = drive.list(centre.ledger);
                FakeSource source = new FakeSource(drive.mount, "CARDS/A001");
                centre.stageFrom((d, r) -> source);
                for (int run = 0; run < 2; run++) {
                    StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
                    assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
                    assertTrue(failure.getMessage().startsWith("1 file is too large"), failure.getMessage());
                    assertEquals(List.of("TOO_LARGE"), centre.codes(roll));
                    assertEquals("large.mov has 5497558138881 bytes, and at most 5497558138880 (5 TiB) can be stored as one file. It is not copied.",
                            centre.ledger.rolls().findings(roll).get(0).sentence());
                }
                assertEquals(0, source.looks("large.mov"));
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "good.mov", Tier.STAGING), "the rest goes on");
                assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            }
        }
    }

    @Test
    void hundredsOfPartsThatAreHeldNeverTakeMoreThanTheirMemory() throws IOException {
        long most = stage(new StagingConnection.Settings(Centre.PART, 1, 0), 3 * Centre.PART).mostBytes();
        assertTrue(most > Centre.PART && most <= 3 * Centre.PART, "on their way at once: " + most);
    }

    @Test
    void hundredsOfPartsThatAreStreamedGoOneAfterAnother() throws IOException {
        assertEquals(Centre.PART, stage(new StagingConnection.Settings(MIB, Centre.PART, 1, 0, Duration.ofSeconds(60), Optional.empty()), MIB).mostBytes());
    }

    /** @param memory all that there is for parts, in bytes */
    private FakeCountingStore stage(StagingConnection.Settings settings, long memory) throws IOException {
        long size = PARTS * Centre.PART + 2 * MIB + 7;
        SetDrive drive = new SetDrive(folder.resolve("drive")).sparse("large.mov", size, zeros(size));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            FakeCountingStore store = new FakeCountingStore(centre.staging.store());
            StagingConnection staging = new StagingConnection(centre.staging.address(), store.counted(), centre.staging.disk(), settings);
            MinioStaging stager = new MinioStaging(centre.ledger, () -> staging, centre.lanes, (d, r) -> new DriveFolder(drive.mount, r.folder()),
                    Clock.systemUTC(), new BufferBudget(memory), Threads.pool("many-parts"), Governor.SLEEP);
            try {
                stager.stage(roll);
            } finally {
                stager.stop();
            }
            assertEquals(PARTS + 1, store.parts());
            assertEquals(size, centre.ledger.rolls().totals(roll).sourceBytesRead(), "read once");
            assertEquals(0, centre.ledger.rolls().totals(roll).bytesSentTwice());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            centre.staging.store().remove("show/20260102/main/A001/large.mov");
            return store;
        }
    }

    private static String zeros(long size) {
        StreamingHash hash = HashFormat.XXH64.newHash();
        byte[] bite = new byte[MIB];
        for (long left = size; left > 0; left -= bite.length) {
            hash.update(bite, 0, (int) Math.min(bite.length, left));
        }
        return hash.finish();
    }
}
