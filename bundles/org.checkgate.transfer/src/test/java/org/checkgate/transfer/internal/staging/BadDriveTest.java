package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Drive;
import org.checkgate.ledger.FileRole;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.StatedHash;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the drive gives is not what the set sealed, or nothing. */
class BadDriveTest {
    @TempDir
    Path folder;

    private SetDrive twoClips() throws IOException {
        return new SetDrive(folder.resolve("drive")).sealed("bad.mov", SetDrive.noise(1, 6 << 20)).sealed("good.mov", SetDrive.noise(2, 1000));
    }

    private void assertOnlyGoodIsProven(Centre centre, long roll, String code) {
        assertEquals(List.of(code), centre.codes(roll));
        assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "good.mov", Tier.STAGING), "the rest goes on");
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
    }

    private static void assertStageNeedsPerson(Centre centre, long roll) {
        StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
        assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
        assertTrue(failure.getMessage().startsWith("1 file could not be read"), failure.getMessage());
    }

    @Test
    void anAlteredFileIsStagedButNeverProven() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            byte[] altered = SetDrive.noise(1, 6 << 20);
            altered[3_000_000] ^= 1;
            Files.write(drive.roll.resolve("bad.mov"), altered);
            centre.stage(roll);
            assertOnlyGoodIsProven(centre, roll, "HASH_MISMATCH");
            assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "bad.mov", Tier.STAGING));
            assertEquals(Optional.of(Strength.LISTED), centre.strength(roll, "bad.mov", Tier.DRIVE));
            String sentence = centre.ledger.rolls().findings(roll).get(0).sentence();
            assertTrue(sentence.contains(SetDrive.xxh64(altered)) && sentence.contains(SetDrive.xxh64(SetDrive.noise(1, 6 << 20))), sentence);

            Files.write(drive.roll.resolve("bad.mov"), SetDrive.noise(1, 6 << 20));
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        }
    }

    @Test
    void aTruncatedFileIsNamedWithBothSizes() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            Files.write(drive.roll.resolve("bad.mov"), SetDrive.noise(1, 4242));
            centre.stage(roll);
            assertOnlyGoodIsProven(centre, roll, "SIZE_MISMATCH");
            assertTrue(centre.ledger.rolls().findings(roll).get(0).sentence().contains("4242"));
        }
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsNotTaken() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            Path file = drive.roll.resolve("bad.mov");
            centre.stageFrom((d, r) -> new FakeSource(drive.mount, r.folder())
                    .fault("bad.mov", 1 << 20, () -> Files.write(file, new byte[1], StandardOpenOption.APPEND)));
            assertStageNeedsPerson(centre, roll);
            assertOnlyGoodIsProven(centre, roll, "FILE_CHANGED");
            assertEquals(Optional.empty(), centre.strength(roll, "bad.mov", Tier.STAGING));
        }
    }

    @Test
    void anUnreadableFileIsNamedAndTriedAgainWhenAsked() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").fault("bad.mov", 3 << 20, () -> {
                throw new IOException("Input/output error");
            });
            centre.stageFrom((d, r) -> source);
            assertStageNeedsPerson(centre, roll);
            assertOnlyGoodIsProven(centre, roll, "READ_ERROR");
            source.heal();
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        }
    }

    private static void listCheckSaidTooShort(Centre centre, long roll, String path) {
        centre.ledger.rolls().find(roll, new Finding("SIZE_MISMATCH", Severity.BLOCK, path, "short by 7 bytes", "Ask the set."));
    }

    @Test
    void whatTheListCheckSaidOfASizeStandsBesideWhatTheHashSays() throws IOException {
        SetDrive drive = twoClips();
        byte[] whole = SetDrive.noise(3, 2000);
        drive.file("bad.mov", SetDrive.noise(4, 1993), FileRole.SEALED, List.of(new StatedHash("xxh64", SetDrive.xxh64(whole), true, 1)));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            listCheckSaidTooShort(centre, roll, "bad.mov");
            for (int run = 0; run < 2; run++) {
                centre.stage(roll);
                assertEquals(List.of("HASH_MISMATCH", "SIZE_MISMATCH"), centre.codes(roll));
                assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            }
            Files.write(drive.roll.resolve("bad.mov"), whole);
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    /** A person may accept that nothing proves a file, and has not said by that that half of it is enough. */
    @Test
    void aFileOfTheWrongSizeThatNoHashDecidesOnNeverTurnsGreen() throws IOException {
        SetDrive drive = twoClips().file("bad.mov", new byte[100], FileRole.SEALED, List.of(new StatedHash("null", "", true, 1)));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            listCheckSaidTooShort(centre, roll, "bad.mov");
            centre.stage(roll);
            assertEquals(List.of("SIZE_MISMATCH", "UNVERIFIABLE"), centre.codes(roll));
            centre.ledger.rolls().resolve(roll, "UNVERIFIABLE", "bad.mov");
            centre.stage(roll);
            assertEquals(List.of("SIZE_MISMATCH"), centre.codes(roll));
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        }
    }

    /** Parts that are held in memory, parts that are streamed, and all in one piece. */
    private static List<StagingConnection.Settings> waysToSend() {
        return List.of(Centre.PARTS, new StagingConnection.Settings(1 << 20, Centre.PART, 2, 0, Duration.ofSeconds(60), Optional.empty()),
                Centre.PARTS.whole());
    }

    @Test
    void aBadSpotIsNamedWhereverItLiesAndIsReadOnce() throws IOException {
        int size = 6 << 20;
        List<Long> spots = List.of(0L, 1L, Centre.PART - 1, Centre.PART, size - 1L);
        for (StagingConnection.Settings way : waysToSend()) {
            Path here = Files.createTempDirectory(folder, "way");
            SetDrive drive = new SetDrive(here.resolve("drive")).sealed("good.mov", SetDrive.noise(9, 1000));
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001");
            List<String> said = new ArrayList<>();
            for (long spot : spots) {
                String path = "bad" + spot + ".mov";
                drive.sealed(path, SetDrive.noise((int) spot, size));
                source.fault(path, spot, () -> {
                    throw new IOException("Input/output error");
                });
                said.add(path + " cannot be read from the drive (Input/output error at byte " + spot + " of " + size + ").");
            }
            try (Centre centre = new Centre(here)) {
                centre.settings(way);
                long roll = drive.list(centre.ledger);
                centre.stageFrom((d, r) -> source);
                StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
                assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour(), "it is not tried again by itself");
                assertTrue(failure.getMessage().startsWith("5 files could not be read"), failure.getMessage());
                List<Finding> findings = centre.ledger.rolls().findings(roll).stream().sorted(Comparator.comparing(Finding::path)).toList();
                assertEquals(said.stream().sorted().toList(), findings.stream().map(Finding::sentence).toList());
                for (long spot : spots) {
                    assertEquals(1, source.looks("bad" + spot + ".mov"), "no endless retry");
                    assertEquals(Optional.empty(), centre.strength(roll, "bad" + spot + ".mov", Tier.STAGING));
                }
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "good.mov", Tier.STAGING), "the rest goes on");
                assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));

                source.heal();
                centre.stage(roll);
                assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            }
        }
    }

    @Test
    void aFileThatIsCutOffWhileItIsReadIsNotTaken() throws IOException {
        for (StagingConnection.Settings way : waysToSend()) {
            Path here = Files.createTempDirectory(folder, "way");
            SetDrive drive = new SetDrive(here.resolve("drive")).sealed("bad.mov", SetDrive.noise(1, 6 << 20)).sealed("good.mov", SetDrive.noise(2, 1000));
            Path file = drive.roll.resolve("bad.mov");
            try (Centre centre = new Centre(here)) {
                centre.settings(way);
                long roll = drive.list(centre.ledger);
                centre.stageFrom((d, r) -> new FakeSource(drive.mount, r.folder()).fault("bad.mov", 1 << 20, () -> {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        channel.truncate(2 << 20);
                    }
                }));
                assertStageNeedsPerson(centre, roll);
                assertOnlyGoodIsProven(centre, roll, "FILE_CHANGED");
                assertEquals(Optional.empty(), centre.strength(roll, "bad.mov", Tier.STAGING));
            }
        }
    }

    @Test
    void aMediumThatGivesALittleAtATimeIsReadToItsEndAndOnce() throws IOException {
        for (StagingConnection.Settings way : waysToSend()) {
            Path here = Files.createTempDirectory(folder, "way");
            SetDrive drive = new SetDrive(here.resolve("drive")).sealed("slow.mov", SetDrive.noise(1, 6 << 20));
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").shortReads("slow.mov", 4099);
            try (Centre centre = new Centre(here)) {
                centre.settings(way);
                long roll = drive.list(centre.ledger);
                centre.stageFrom((d, r) -> source);
                centre.stage(roll);
                assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
                assertEquals(drive.bytes(), centre.ledger.rolls().totals(roll).sourceBytesRead());
                assertEquals(1, source.looks("slow.mov"));
            }
        }
    }

    @Test
    void whatOnlyOurEarlierReadVouchesForIsHeldAgainstIt() throws IOException {
        SetDrive drive = twoClips().file("notes.txt", "as it was".getBytes(), FileRole.EXTRA, List.of())
                .file("odd.mov", "as it was".getBytes(), FileRole.EXTRA, List.of(new StatedHash("null", "", true, 1)));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            List<String> before = centre.codes(roll);
            for (String path : List.of("notes.txt", "odd.mov")) {
                var file = centre.ledger.rolls().files(roll).stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
                for (String other : List.of("otherwise", "longer than it was")) {
                    centre.ledger.copies().lost(file.id(), Tier.STAGING, centre.staging.address());
                    Files.write(drive.roll.resolve(path), other.getBytes());
                    for (int run = 0; run < 2; run++) {
                        assertStageNeedsPerson(centre, roll);
                        assertTrue(centre.codes(roll).contains("FILE_CHANGED"), other + " " + run);
                        assertEquals(Optional.of(Strength.LISTED), centre.strength(roll, path, Tier.STAGING));
                        assertEquals(file, centre.ledger.rolls().file(file.id()).orElseThrow(), "the earlier look stays known");
                    }
                }
                Files.write(drive.roll.resolve(path), "as it was".getBytes());
                centre.stage(roll);
                assertEquals(before, centre.codes(roll));
                assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, path, Tier.STAGING));
            }
        }
    }

    @Test
    void aLinkIsNeverFollowed() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            Path secret = Files.write(folder.resolve("secret"), SetDrive.noise(1, 6 << 20));
            Files.delete(drive.roll.resolve("bad.mov"));
            Files.createSymbolicLink(drive.roll.resolve("bad.mov"), secret);
            assertStageNeedsPerson(centre, roll);
            assertOnlyGoodIsProven(centre, roll, "READ_ERROR");
        }
    }

    @Test
    void aDriveThatIsPulledInMidCopyIsMissedAndGoesOnWhenItIsBack() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            Path away = folder.resolve("away");
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001");
            source.fault("bad.mov", 1 << 20, () -> {
                Files.move(drive.mount, away);
                throw new IOException("No such device");
            });
            centre.stageFrom((d, r) -> source);
            StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
            Drive gone = centre.ledger.drives().all().get(0);
            assertFalse(gone.present());
            assertEquals("DRIVE_REMOVED", centre.ledger.drives().findings(gone.id()).get(0).code());
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
            assertThrows(StepFailure.class, () -> centre.stage(roll), "still away");

            Files.move(away, drive.mount);
            source.heal();
            centre.stage(roll);
            assertEquals(List.of(), centre.ledger.drives().findings(gone.id()));
            assertTrue(centre.ledger.drives().all().get(0).present());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aDriveThatIsPulledBetweenStagingAndReadBackIsNotMissed() throws IOException {
        SetDrive drive = twoClips();
        Path away = folder.resolve("away");
        try (Centre centre = new Centre(folder, real -> new EmbeddedStore(real.root(), real.name()) {
            @Override
            public void makeDurable(java.util.Collection<String> keys) throws IOException {
                if (Files.exists(drive.mount)) {
                    Files.move(drive.mount, away);
                }
                super.makeDurable(keys);
            }
        }, true)) {
            centre.settings(new StagingConnection.Settings(Centre.PART, 1, 0));
            long roll = new SetDrive(drive.mount).sealed("bad.mov", SetDrive.noise(1, 6 << 20)).list(centre.ledger);
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            assertEquals(List.of(), centre.ledger.drives().findings(centre.ledger.drives().all().get(0).id()));
        }
    }

    @Test
    void aDriveThatIsPulledAfterItsReadBackIsDoneWith() throws IOException {
        SetDrive drive = twoClips();
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            centre.stage(roll);
            Files.move(drive.mount, folder.resolve("away"));
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void oneFileIsTriedAgainAloneAndTheOthersAreNotForgotten() throws IOException {
        SetDrive drive = twoClips().sealed("worse.mov", SetDrive.noise(3, 2000));
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            FakeSource.Event unreadable = () -> {
                throw new IOException("Input/output error");
            };
            FakeSource source = new FakeSource(drive.mount, "CARDS/A001").fault("bad.mov", 0, unreadable).fault("worse.mov", 0, unreadable);
            centre.stageFrom((d, r) -> source);
            assertThrows(StepFailure.class, () -> centre.stage(roll));
            source.heal();
            source.fault("worse.mov", 0, unreadable);
            int looks = source.looks("worse.mov");

            centre.tryAgain(roll, "bad.mov");
            StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
            assertTrue(failure.getMessage().startsWith("1 other file"), failure.getMessage());
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "bad.mov", Tier.STAGING));
            assertEquals(looks, source.looks("worse.mov"), "nobody asked for that one");
            assertEquals(List.of("READ_ERROR"), centre.codes(roll));
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));

            source.heal();
            centre.stage(roll);
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            assertTrue(assertThrows(IllegalArgumentException.class, () -> centre.tryAgain(roll, "none.mov")).getMessage().contains("none.mov"));
        }
    }
}
