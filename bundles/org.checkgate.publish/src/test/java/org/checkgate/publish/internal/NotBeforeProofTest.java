package org.checkgate.publish.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.checkgate.ledger.Light;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.StepFailure;
import org.checkgate.ledger.StepFailure.Behaviour;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.spi.Finding;
import org.checkgate.spi.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a roll is not proven in the cloud nothing of it is published. */
class NotBeforeProofTest {
    @TempDir
    Path temp;
    private Centre centre;
    private Roll roll;

    @BeforeEach
    void delivered() throws IOException {
        centre = new Centre(temp);
        roll = centre.delivered(Cards.asc(temp.resolve("card"), "A001", 1), "S1");
        centre.copied(roll, Tier.STAGING, Strength.READ_BACK);
        centre.finish(Step.STAGE);
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void itWaitsWhileTheCloudCopyIsMade() {
        refused(Behaviour.RETRY);
    }

    @Test
    void afterTheCopyOnlyASettingHelps() {
        centre.copied(roll, Tier.CLOUD, Strength.SIZED);
        centre.finish(Step.SYNC);
        refused(Behaviour.NEEDS_SETTING);
        centre.copied(roll, Tier.CLOUD, Strength.HASHED);
        centre.publisher().publish(roll.id());
        assertEquals(List.of(centre.manifestKey(roll, 1)), centre.manifestsInCloud());
    }

    @Test
    void aCloudThatIsNoLongerConfiguredHoldsItBack() {
        centre.copied(roll, Tier.CLOUD, Strength.HASHED);
        centre.finish(Step.SYNC);
        centre.ledger.endpoints().none(Tier.CLOUD);
        refused(Behaviour.NEEDS_SETTING);
    }

    @Test
    void aFindingHoldsItBackThoughEveryByteIsThere() {
        centre.copied(roll, Tier.CLOUD, Strength.HASHED);
        centre.finish(Step.SYNC);
        centre.ledger.rolls().find(roll.id(), new Finding("HASH_MISMATCH", Severity.BLOCK, "CLIPS/A001C001.mov", "It differs.", "Ask."));
        refused(Behaviour.NEEDS_SETTING);
    }

    private void refused(Behaviour behaviour) {
        StepFailure refusal = assertThrows(StepFailure.class, () -> centre.publisher().publish(roll.id()));
        assertEquals(behaviour, refusal.behaviour());
        assertTrue(refusal.getMessage().contains(centre.ledger.rolls().lights(roll.id()).get(Light.SAFE_TO_REUSE).why()));
        assertEquals(List.of(), centre.documents.written);
        assertEquals(List.of(), centre.events());
    }
}
