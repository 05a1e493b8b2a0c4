package org.checkgate.ledger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.Backlog;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.DriveIdentity;
import org.checkgate.ledger.Durations;
import org.checkgate.ledger.Figures;
import org.checkgate.ledger.Hold;
import org.checkgate.ledger.HoldKind;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Part;
import org.checkgate.ledger.Reach;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Upload;
import org.checkgate.ledger.Work;
import org.checkgate.ledger.WorkState;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures say what is so, and nothing that nobody knows. */
class MeasuresTest {
    /** Two files, as {@link Deliveries} makes them. */
    private static final long BYTES = 1000 + 1001;

    @TempDir
    Path folder;
    private final TestLedger.FakeClock clock = new TestLedger.FakeClock();

    @Test
    void anEmptyLedgerMakesNothingUp() {
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            Figures none = ledger.measures().figures();
            assertEquals(Map.of(Tier.CLOUD, Backlog.EMPTY, Tier.ARCHIVE, Backlog.EMPTY), none.queues());
            assertEquals(Map.of(), none.progress());
            assertEquals(Map.of(), none.stationTimes());
            assertEquals(Map.of(), none.failures());
            assertEquals(Durations.NONE, none.timeToCloud());
            assertEquals(0, none.drivesWaiting());
        }
    }

    @Test
    void aRollIsInTheQueueFromWhenItIsAskedForUntilItIsDone() {
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            Roll roll = Deliveries.roll(ledger, "S1", "A001", "print", 2);
            assertEquals(Backlog.EMPTY, ledger.measures().figures().queues().get(Tier.CLOUD), "it is not staged yet");
            clock.pass(Duration.ofMinutes(3));
            done(ledger, Step.STAGE);
            var asked = clock.instant();
            clock.pass(Duration.ofMinutes(5));
            Work sync = ledger.work().claim(Step.SYNC).orElseThrow();
            assertEquals(new Backlog(1, 0, 0, BYTES, Optional.of(asked)), cloud(ledger));
            arrives(ledger, roll, 0, 1000);
            assertEquals(new Backlog(1, 0, 0, 1001, Optional.of(asked)), cloud(ledger));
            assertEquals(clock.instant().toEpochMilli(), ledger.measures().figures().progress().get(Tier.CLOUD).toEpochMilli());
            ledger.work().block(sync, "The cloud refuses our credentials.");
            assertEquals(new Backlog(1, 1, 0, 1001, Optional.of(asked)), cloud(ledger), "a lane that is stopped still has its backlog");
            ledger.work().rearm(roll.id(), Step.SYNC);
            assertEquals(new Backlog(1, 0, 0, 1001, Optional.of(asked)), cloud(ledger));
            arrives(ledger, roll, 1, 1001);
            clock.pass(Duration.ofMinutes(2));
            done(ledger, Step.SYNC);
            assertEquals(Backlog.EMPTY, cloud(ledger));
            assertEquals(BYTES, ledger.measures().figures().totals().bytesSynced());
            assertEquals(Duration.ofMinutes(7), ledger.measures().figures().stationTimes().get(Step.SYNC).sum(), "with its waits");
            assertEquals(Duration.ofMinutes(10), ledger.measures().figures().timeToCloud().sum(), "from when the drive was seen");
            assertEquals(1, ledger.measures().figures().timeToCloud().counts().get(5), "at most 15 minutes");

            clock.pass(Duration.ofDays(1));
            ledger.work().rearm(roll.id(), Step.SYNC);
            assertEquals(new Backlog(1, 0, 0, BYTES, Optional.of(clock.instant())), cloud(ledger), "asked for anew, all of it is left as far as anybody knows");
            done(ledger, Step.SYNC);
            assertEquals(1, ledger.measures().figures().timeToCloud().count(), "it was in the cloud before");
            assertEquals(2, ledger.measures().figures().stationTimes().get(Step.SYNC).count());
        }
    }

    @Test
    void whatAPersonHoldsIsCountedOnceAndNotAmongWhatIsStopped() {
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            Roll roll = Deliveries.roll(ledger, "S1", "A001", "print", 2);
            done(ledger, Step.STAGE);
            Deliveries.roll(ledger, "S2", "A002", "other", 2);
            done(ledger, Step.STAGE);
            String title = roll.destination().title();
            assertEquals(0, cloud(ledger).held());
            for (Map.Entry<Hold, Long> each : Map.of(hold(Reach.SITE, "", HoldKind.PAUSE), 2L, hold(Reach.LANE, "cloud", HoldKind.PAUSE), 2L,
                    hold(Reach.LANE, "archive", HoldKind.PAUSE), 0L, hold(Reach.TITLE, title, HoldKind.CANCEL), 2L, hold(Reach.TITLE, "another", HoldKind.CANCEL), 0L,
                    hold(Reach.ROLL, Long.toString(roll.id()), HoldKind.PAUSE), 1L, hold(Reach.SITE, "", HoldKind.DRAIN), 2L).entrySet()) {
                ledger.steering().hold(each.getKey());
                assertEquals(each.getValue(), cloud(ledger).held(), each.getKey().toString());
                ledger.steering().release(each.getKey().reach(), each.getKey().subject(), "Ada");
            }
            ledger.steering().hold(hold(Reach.TITLE, title, HoldKind.PAUSE));
            ledger.steering().hold(hold(Reach.ROLL, Long.toString(roll.id()), HoldKind.PAUSE));
            assertEquals(2, cloud(ledger).held(), "a roll that two orders hold is one");
            Work running = ledger.work().claim(Step.SYNC).orElseThrow();
            assertEquals(2, cloud(ledger).held());
            ledger.work().block(running, "The cloud refuses our credentials.");
            assertEquals(1, cloud(ledger).stopped());
            assertEquals(1, cloud(ledger).held());
        }
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            ledger.steering().release(Reach.TITLE, ledger.rolls().all().get(0).destination().title(), "Ada");
            ledger.steering().hold(hold(Reach.SITE, "", HoldKind.DRAIN));
            assertEquals(1, cloud(ledger).held());
            ledger.work().claim(Step.SYNC).orElseThrow();
            assertEquals(0, cloud(ledger).held(), "what has begun goes on");
        }
    }

    private static Hold hold(Reach reach, String subject, HoldKind kind) {
        return new Hold(reach, subject, kind, "Ada", "dailies first", Instant.EPOCH);
    }

    @Test
    void whatAPersonHasToDecideIsNobodysBacklog() {
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            Roll roll = Deliveries.roll(ledger, "S1", "A001", "print", 2);
            ledger.drives().dismissAll(roll.driveId(), 1, "Kim", "private");
            assertEquals(0, ledger.measures().figures().drivesWaiting());
            ledger.rolls().find(roll.id(), finding("HASH_MISMATCH", Severity.BLOCK));
            done(ledger, Step.STAGE);
            ledger.work().block(ledger.work().claim(Step.SYNC).orElseThrow(), "Held back.");
            assertEquals(Backlog.EMPTY, cloud(ledger));
            assertEquals(Map.of(WorkState.BLOCKED, 1L), ledger.measures().figures().stations().get(Step.SYNC));
            assertEquals(1, ledger.measures().figures().drivesWaiting());
            ledger.drives().present(roll.driveId(), false, "/media/S1");
            assertEquals(0, ledger.measures().figures().drivesWaiting(), "a drive that is gone occupies nobody");
        }
    }

    @Test
    void aDriveWaitsForAPersonWhenItGoesNoFurtherWithoutOne() {
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            ledger.drives().arrive(new DriveIdentity("S0", "uuid", "p"), "/media/S0", "CARD", Optional.empty());
            assertEquals(1, ledger.measures().figures().drivesWaiting(), "nobody said which production it belongs to");
            Roll roll = Deliveries.roll(ledger, "S1", "A001", "print", 2);
            assertEquals(1, ledger.measures().figures().drivesWaiting(), "other files can wait while the rolls are staged");
            done(ledger, Step.STAGE);
            assertEquals(2, ledger.measures().figures().drivesWaiting());
            ledger.drives().dismissAll(roll.driveId(), 1, "Kim", "private");
            assertEquals(1, ledger.measures().figures().drivesWaiting());
        }
    }

    @Test
    void proofsAndFailuresAreCountedWhenTheyHappenAndSurviveARestart() {
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            Roll roll = Deliveries.roll(ledger, "S1", "A001", "print", 2);
            Deliveries.copyEverywhere(ledger, roll);
            ledger.copies().record(Deliveries.copies(ledger, roll, Tier.CLOUD, "elsewhere", Strength.SIZED));
            ledger.copies().record(Deliveries.copies(ledger, roll, Tier.DRIVE, "drive", Strength.HASHED));
            for (int again = 0; again < 2; again++) {
                ledger.rolls().find(roll.id(), finding("HASH_MISMATCH", Severity.BLOCK));
            }
            for (Severity each : List.of(Severity.BLOCK, Severity.INFO, Severity.INFO, Severity.BLOCK)) {
                ledger.rolls().find(roll.id(), finding("ARCHIVE_TAMPERED", each));
            }
            ledger.rolls().find(roll.id(), finding("EXTRA_FILE", Severity.OVERRIDABLE));
        }
        try (OpenLedger ledger = TestLedger.open(folder, clock)) {
            Figures figures = ledger.measures().figures();
            assertEquals(Map.of(Tier.STAGING, Map.of(Strength.READ_BACK, 2L), Tier.CLOUD, Map.of(Strength.HASHED, 2L), Tier.ARCHIVE, Map.of(Strength.HASHED, 2L)),
                    figures.verified());
            assertEquals(Map.of("HASH_MISMATCH", 1L, "ARCHIVE_TAMPERED", 2L), figures.failures(),
                    "the same finding once more is no further failure, unless it had been mended");
            assertEquals(Set.of(Tier.STAGING, Tier.CLOUD, Tier.ARCHIVE), figures.progress().keySet());
            assertFalse(figures.lag().isNegative());
        }
    }

    @Test
    void aDurationFallsIntoTheFirstBoundThatItDoesNotExceed() {
        assertEquals(0, Durations.place(Duration.ZERO));
        assertEquals(0, Durations.place(Duration.ofSeconds(1)));
        assertEquals(1, Durations.place(Duration.ofMillis(1001)));
        assertEquals(Durations.BOUNDS.size(), Durations.place(Duration.ofDays(8)));
        assertTrue(Durations.BOUNDS.stream().sorted().toList().equals(Durations.BOUNDS));
    }

    private static Backlog cloud(OpenLedger ledger) {
        return ledger.measures().figures().queues().get(Tier.CLOUD);
    }

    private static void done(OpenLedger ledger, Step step) {
        ledger.work().done(ledger.work().claim(step).orElseThrow());
    }

    /** A file of one part. */
    private static void arrives(OpenLedger ledger, Roll roll, int at, long size) {
        long file = ledger.rolls().files(roll.id()).get(at).id();
        Upload upload = ledger.uploads().begin(new Upload(0, file, Tier.CLOUD, "http://cloud", "key" + at, "", size, size));
        ledger.uploads().sending(upload.id(), 1, size);
        ledger.uploads().sent(upload.id(), new Part(1, size, "etag", "sum", "crc"));
        ledger.copies().record(List.of(new Copy(file, Tier.CLOUD, "http://cloud", "key" + at, Strength.HASHED, Deliveries.AT)), List.of(), List.of(upload.id()));
    }

    private static Finding finding(String code, Severity severity) {
        return new Finding(code, severity, "clips/0.mov", "It is so.", "Do this.");
    }
}
