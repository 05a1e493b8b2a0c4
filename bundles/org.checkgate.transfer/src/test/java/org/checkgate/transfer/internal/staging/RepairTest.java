package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.checkgate.transfer.internal.source.DriveFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second drive brings what the first one lacks; nothing that is safe is read or sent again. */
class RepairTest {
    private static final byte[] ONE = SetDrive.noise(1, 6 << 20);
    private static final byte[] TWO = SetDrive.noise(2, 70_000);

    @TempDir
    Path folder;

    private SetDrive drive(String name) throws IOException {
        return new SetDrive(folder.resolve(name)).sealed("one.mov", ONE).sealed("two.wav", TWO);
    }

    @Test
    void whatIsMissingOrBadOnOneDriveComesFromTheOther() throws IOException {
        SetDrive worn = drive("worn");
        byte[] bad = TWO.clone();
        bad[5] ^= 1;
        Files.write(worn.roll.resolve("two.wav"), bad);
        SetDrive second = drive("second").lacks("one.mov");
        try (Centre centre = new Centre(folder)) {
            long first = worn.list(centre.ledger);
            centre.stage(first);
            assertFalse(centre.lit(first, Light.SAFE_TO_UNPLUG));

            long repair = second.list(centre.ledger);
            centre.stage(repair);
            assertEquals(TWO.length, centre.ledger.rolls().totals(repair).sourceBytesRead(), "the large file is safe already");
            assertTrue(centre.lit(repair, Light.SAFE_TO_UNPLUG), () -> centre.why(repair).toString());
            long read = centre.ledger.rolls().totals(first).sourceBytesRead();
            centre.stage(first);
            assertEquals(read, centre.ledger.rolls().totals(first).sourceBytesRead());
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
            String good = centre.ledger.copies().stagingKeys(first).get("two.wav");
            assertEquals(-1, java.util.Arrays.mismatch(TWO, Files.readAllBytes(centre.plainDisk().file(good))));
        }
    }

    @Test
    void damageToASharedObjectDarkensBothAndEitherDriveHealsBoth() throws IOException {
        SetDrive original = drive("original");
        SetDrive copy = drive("copy");
        try (Centre centre = new Centre(folder)) {
            long first = original.list(centre.ledger);
            centre.stage(first);
            long again = copy.list(centre.ledger);
            centre.stage(again);
            assertEquals(0, centre.ledger.rolls().totals(again).sourceBytesRead());
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());

            long file = centre.ledger.rolls().files(first).stream().filter(each -> each.path().equals("one.mov")).findFirst().orElseThrow().id();
            centre.ledger.copies().lost(file, Tier.STAGING, centre.staging.address());
            assertFalse(centre.lit(first, Light.SAFE_TO_UNPLUG));
            assertFalse(centre.lit(again, Light.SAFE_TO_UNPLUG), "the same object was its copy too");

            Files.move(original.mount, folder.resolve("away"));
            assertThrows(StepFailure.class, () -> centre.stage(first));
            centre.stage(again);
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
            centre.stage(first);
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
        }
    }

    @Test
    void anObjectThatAnotherDeliveryRestsOnIsNeverRemovedUnderIt() throws IOException {
        SetDrive original = drive("original");
        SetDrive copy = drive("copy");
        try (Centre centre = new Centre(folder)) {
            long first = original.list(centre.ledger);
            centre.stage(first);
            long again = copy.list(centre.ledger);
            centre.stage(again);
            // The first roll is staged anew from a drive whose bytes have turned bad in the meantime.
            byte[] bad = ONE.clone();
            bad[7] ^= 1;
            Files.write(original.roll.resolve("one.mov"), bad);
            long file = centre.ledger.rolls().files(first).stream().filter(each -> each.path().equals("one.mov")).findFirst().orElseThrow().id();
            centre.ledger.copies().lost(file, Tier.STAGING, centre.staging.address());
            centre.stageFrom((drive, roll) -> new DriveFolder(Path.of(drive.mount()), roll.folder()));
            centre.stage(first);
            for (long roll : new long[] {first, again}) {
                String key = centre.ledger.copies().stagingKeys(roll).get("one.mov");
                Optional<Strength> strength = centre.strength(roll, "one.mov", Tier.STAGING);
                boolean proven = strength.filter(each -> each.atLeast(Strength.READ_BACK)).isPresent();
                assertTrue(!proven || java.util.Arrays.mismatch(ONE, Files.readAllBytes(centre.plainDisk().file(key))) == -1, "no proof of other bytes");
                assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            }
            centre.stage(again);
            assertTrue(centre.lit(again, Light.SAFE_TO_UNPLUG), () -> centre.why(again).toString());
            centre.stage(first);
            assertTrue(centre.lit(first, Light.SAFE_TO_UNPLUG), () -> centre.why(first).toString());
        }
    }
}
