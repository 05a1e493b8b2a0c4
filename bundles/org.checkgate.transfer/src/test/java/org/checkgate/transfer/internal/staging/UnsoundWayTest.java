package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Drive;
import org.checkgate.spi.Finding;
import org.checkgate.ledger.Light;
import org.checkgate.spi.Severity;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that do not match: whether the medium, the way to it, or a passing fault is to blame, is told by looking again. */
class UnsoundWayTest {
    private static final int SIZE = 6 << 20;

    @TempDir
    Path folder;

    private SetDrive drive;
    private FakeSource source;

    @BeforeEach
    void aDriveWithOneClip() throws IOException {
        drive = new SetDrive(folder.resolve("drive")).sealed("clip.mov", SetDrive.noise(1, SIZE)).sealed("good.mov", SetDrive.noise(2, 1000));
        source = new FakeSource(drive.mount, "CARDS/A001");
    }

    private static byte flip(long at, byte truth) {
        return at == 3_000_000 ? (byte) (truth ^ 1) : truth;
    }

    private Finding staged(Centre centre, long roll) {
        centre.stageFrom((d, r) -> source);
        centre.stage(roll);
        List<Finding> findings = centre.ledger.rolls().findings(roll);
        assertEquals(1, findings.size(), findings.toString());
        assertEquals("clip.mov", findings.get(0).path());
        return findings.get(0);
    }

    private void assertDark(Centre centre, long roll, Finding finding) {
        assertEquals("HASH_MISMATCH", finding.code());
        assertEquals(Severity.BLOCK, finding.severity());
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        assertEquals(Optional.of(Strength.HASHED), centre.strength(roll, "clip.mov", Tier.STAGING), "kept, and no proven copy");
        assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "good.mov", Tier.STAGING), "the rest goes on");
    }

    @Test
    void theSameWrongBytesThreeTimesAreABadSource() throws IOException {
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            source.gives("clip.mov", (at, truth, looks) -> flip(at, truth));
            Finding finding = staged(centre, roll);
            assertDark(centre, roll, finding);
            assertTrue(finding.sentence().contains("how they stand on the drive"), finding.sentence());
            assertTrue(finding.next().contains("another copy of this roll"), finding.next());
            assertEquals(3, source.looks("clip.mov"));
        }
    }

    @Test
    void otherBytesAtEachLookAreABadWay() throws IOException {
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            source.gives("clip.mov", (at, truth, looks) -> at == 1000 + looks ? (byte) (truth ^ 1) : truth);
            Finding finding = staged(centre, roll);
            assertDark(centre, roll, finding);
            assertTrue(finding.sentence().contains("the cable, the reader or the bay"), finding.sentence());
            assertTrue(finding.next().contains("another bay"), finding.next());
        }
    }

    @Test
    void wrongBytesInTheFirstLookAloneAreStagedAgainPastTheCacheAndToldOf() throws IOException {
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            source.gives("clip.mov", (at, truth, looks) -> looks == 0 ? flip(at, truth) : truth);
            Finding finding = staged(centre, roll);
            assertEquals("READ_UNSTABLE", finding.code());
            assertEquals(Severity.INFO, finding.severity());
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "clip.mov", Tier.STAGING));
        }
    }

    @Test
    void rightInTheSecondLookAndWrongAgainInTheThirdIsABadWay() throws IOException {
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            source.gives("clip.mov", (at, truth, looks) -> looks == 1 ? truth : flip(at, truth));
            Finding finding = staged(centre, roll);
            assertDark(centre, roll, finding);
            assertTrue(finding.sentence().contains("the cable, the reader or the bay"), finding.sentence());
        }
    }

    @Test
    void whatCannotBeReadASecondTimeIsUnreadableAndNoProvenCopy() throws IOException {
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            source.gives("clip.mov", (at, truth, looks) -> flip(at, truth)).fault("clip.mov", 2_000_000, () -> {
                if (source.looks("clip.mov") > 1) {
                    throw new IOException("Input/output error");
                }
            });
            centre.stageFrom((d, r) -> source);
            StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
            assertEquals(StepFailure.Behaviour.NEEDS_PERSON, failure.behaviour());
            assertEquals(List.of("READ_ERROR"), centre.codes(roll));
            assertEquals(Optional.empty(), centre.strength(roll, "clip.mov", Tier.STAGING));
            assertEquals(Optional.of(Strength.READ_BACK), centre.strength(roll, "good.mov", Tier.STAGING), "the rest goes on");
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));

            source.heal();
            centre.stage(roll);
            assertEquals(List.of(), centre.codes(roll));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }

    @Test
    void aFileSystemThatAnswersFromItsCacheBlamesNobody() throws IOException {
        try (Centre centre = new Centre(folder)) {
            long roll = drive.list(centre.ledger);
            source.pastCache = false;
            source.gives("clip.mov", (at, truth, looks) -> flip(at, truth));
            Finding finding = staged(centre, roll);
            assertDark(centre, roll, finding);
            assertTrue(finding.sentence().contains("cannot be read past the cache"), finding.sentence());
        }
    }

    @Test
    void aDriveThatGivesNothingButErrorsIsTakenForPulledThoughItStillLists() throws IOException {
        try (Centre centre = new Centre(folder)) {
            SetDrive clips = new SetDrive(folder.resolve("other")).sealed("a.mov", SetDrive.noise(1, SIZE)).sealed("b.mov", SetDrive.noise(2, SIZE));
            long roll = clips.list(centre.ledger);
            centre.settings(new StagingConnection.Settings(Centre.PART, 1, 0));
            source = new FakeSource(clips.mount, "CARDS/A001");
            FakeSource.Event dead = () -> {
                throw new IOException("Input/output error");
            };
            source.fault("b.mov", 1 << 20, () -> {
                source.fault("a.mov", 0, dead);
                dead.happen();
            });
            centre.stageFrom((d, r) -> source);
            assertThrows(StepFailure.class, () -> centre.stage(roll));
            Drive gone = centre.ledger.drives().all().get(0);
            assertEquals("DRIVE_REMOVED", centre.ledger.drives().findings(gone.id()).get(0).code());
            assertEquals(List.of(), centre.codes(roll), "no single file is blamed");
            assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));

            source.heal();
            centre.stage(roll);
            assertEquals(List.of(), centre.ledger.drives().findings(gone.id()));
            assertTrue(centre.lit(roll, Light.SAFE_TO_UNPLUG), () -> centre.why(roll).toString());
        }
    }
}
