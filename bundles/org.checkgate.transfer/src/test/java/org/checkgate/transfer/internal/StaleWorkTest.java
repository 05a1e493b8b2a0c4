package org.checkgate.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.checkgate.ledger.Copy;
import org.checkgate.ledger.Endpoint;
import org.checkgate.ledger.Ledger;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.Policy;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleWorkTest {
    @TempDir
    Path folder;
    private Ledger ledger;
    private long roll;

    @BeforeEach
    void stagedAndSynced() throws IOException {
        ledger = Ledgers.open(folder.resolve("ledger"), Policy.DEFAULT, Clock.systemUTC());
        roll = new SetDrive(folder.resolve("drive")).sealed("a", new byte[1]).list(ledger);
        for (Step step : List.of(Step.STAGE, Step.SYNC)) {
            ledger.work().done(ledger.work().claim(step).orElseThrow());
        }
    }

    @AfterEach
    void close() throws Exception {
        ((AutoCloseable) ledger).close();
    }

    private void copy(Tier tier, String endpoint, Strength strength) {
        ledger.copies().record(List.of(new Copy(ledger.rolls().files(roll).get(0).id(), tier, endpoint, "k", strength, Instant.EPOCH)));
    }

    private WorkState afterConnecting(Step step) {
        ledger.endpoints().configured(new Endpoint(Tier.STAGING, "new", false, false, false));
        ledger.endpoints().configured(new Endpoint(Tier.CLOUD, "new", true, false, true));
        new StaleWork(ledger).stageAgain("new");
        new StaleWork(ledger).carryAgain(Tier.CLOUD);
        return ledger.work().ofRoll(roll).stream().filter(work -> work.step() == step).findFirst().orElseThrow().state();
    }

    @Test
    void whatIsProvenHereStaysDone() {
        copy(Tier.STAGING, "old", Strength.READ_BACK);
        copy(Tier.STAGING, "new", Strength.READ_BACK);
        copy(Tier.CLOUD, "new", Strength.HASHED);
        assertEquals(WorkState.DONE, afterConnecting(Step.STAGE));
        assertEquals(WorkState.DONE, afterConnecting(Step.SYNC));
    }

    @Test
    void whatIsProvenElsewhereIsDoneAgain() {
        copy(Tier.STAGING, "old", Strength.READ_BACK);
        copy(Tier.CLOUD, "old", Strength.HASHED);
        assertEquals(WorkState.READY, afterConnecting(Step.STAGE));
        assertEquals(WorkState.READY, afterConnecting(Step.SYNC));
    }

    @Test
    void aFindingAloneSendsNobodyBackToTheDrive() {
        copy(Tier.STAGING, "new", Strength.HASHED);
        assertEquals(WorkState.DONE, afterConnecting(Step.STAGE));
    }
}
