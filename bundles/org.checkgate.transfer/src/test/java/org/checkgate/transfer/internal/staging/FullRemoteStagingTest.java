package org.checkgate.transfer.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.checkgate.transfer.internal.Centre;
import org.checkgate.transfer.internal.SetDrive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote staging store cannot be asked for its room: it is full when it says so in mid-copy. */
class FullRemoteStagingTest {
    private static final int FILE = 300_000;

    @TempDir
    Path folder;
    private Centre centre;

    @BeforeEach
    void aRemoteStoreWithRoomForTwoRolls() throws IOException {
        centre = new Centre(folder, disk -> disk, false);
        centre.staging = new StagingConnection(centre.staging.address(), new FakeFullStore(centre.staging.store(), 5 * FILE).bounded(),
                Optional.empty(), centre.staging.settings());
    }

    @AfterEach
    void close() {
        centre.close();
    }

    private long listed(String name, int seed) throws IOException {
        return new SetDrive(folder.resolve(name)).sealed(name + "1.mov", SetDrive.noise(seed, FILE)).sealed(name + "2.mov", SetDrive.noise(seed + 1, FILE))
                .list(centre.ledger);
    }

    private void carried(long roll, Instant at) {
        for (Tier tier : List.of(Tier.CLOUD, Tier.ARCHIVE)) {
            centre.ledger.endpoints().configured(new Endpoint(tier, tier.word(), true, false, true));
            centre.ledger.copies().record(centre.ledger.rolls().files(roll).stream()
                    .map(file -> new Copy(file.id(), tier, tier.word(), file.path(), Strength.HASHED, at)).toList());
        }
    }

    /** As the pipeline has it: the roll waits with what staging said. */
    private void stageUntilFull(long roll) {
        Work work = centre.ledger.work().claim(Step.STAGE).orElseThrow();
        assertEquals(roll, work.rollId());
        StepFailure failure = assertThrows(StepFailure.class, () -> centre.stage(roll));
        assertEquals(StepFailure.Behaviour.RETRY, failure.behaviour(), failure.getMessage());
        assertTrue(failure.getMessage().startsWith("STAGING_FULL"), failure.getMessage());
        assertFalse(centre.lit(roll, Light.SAFE_TO_UNPLUG));
        centre.ledger.work().retry(work, Duration.ofHours(1), failure.getMessage());
    }

    private boolean staged(long roll) {
        return centre.ledger.copies().ofRoll(roll).stream().anyMatch(copy -> copy.tier() == Tier.STAGING);
    }

    @Test
    void theRollThatIsSafeForTheLongestTimeMakesRoomAndNoOther() throws IOException {
        long older = listed("older", 1);
        centre.stage(older);
        long newer = listed("newer", 10);
        centre.stage(newer);
        carried(newer, Instant.parse("2026-01-02T10:00:00Z"));
        carried(older, Instant.parse("2026-01-01T10:00:00Z"));
        centre.workedAndSigned();
        centre.freeAfter(Optional.of(Duration.ofDays(100_000)));
        centre.clear();
        assertTrue(staged(older) && staged(newer), "nobody waits for room, and nothing is due");

        long next = listed("next", 20);
        stageUntilFull(next);
        centre.clear();
        assertFalse(staged(older));
        assertTrue(staged(newer), "one at a time");
        assertTrue(centre.lit(older, Light.SAFE_TO_CLEAR), () -> centre.why(older).toString());
        assertEquals(List.of(), centre.ledger.clearing().leftovers(centre.staging.address(), 10), "its objects are removed");
        centre.stage(next);
        assertTrue(centre.lit(next, Light.SAFE_TO_UNPLUG), () -> centre.why(next).toString());
    }

    @Test
    void whatIsNotSafeWithoutStagingStaysAndSoDoesAllWhereNothingIsEverLetGo() throws IOException {
        long older = listed("older", 1);
        centre.stage(older);
        long newer = listed("newer", 10);
        centre.stage(newer);
        centre.workedAndSigned();
        long next = listed("next", 20);
        stageUntilFull(next);
        centre.freeAfter(Optional.of(Duration.ZERO));
        centre.clear();
        assertTrue(staged(older) && staged(newer), "cloud and archive do not have them");

        carried(older, Instant.EPOCH);
        centre.freeAfter(Optional.empty());
        centre.clear();
        assertTrue(staged(older), "a person said that nothing is let go");
        centre.freeAfter(Optional.of(Duration.ofDays(100_000)));
        centre.clear();
        assertFalse(staged(older));
        assertTrue(staged(newer));
    }

    @Test
    void whoeverWaitsForSomethingElseMakesNobodyGo() throws IOException {
        long older = listed("older", 1);
        centre.stage(older);
        carried(older, Instant.EPOCH);
        centre.workedAndSigned();
        centre.freeAfter(Optional.of(Duration.ofDays(100_000)));
        long next = listed("next", 20);
        Work work = centre.ledger.work().claim(Step.STAGE).orElseThrow();
        assertEquals(next, work.rollId());
        centre.ledger.work().retry(work, Duration.ofHours(1), "Staging cannot be reached.");
        centre.clear();
        assertTrue(staged(older));
    }
}
