package org.checkgate.transfer.internal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real ledger, stager and backbone in seeded worlds. */
@Tag("long")
class SimulationTest {
    private static final long SEEDS = 10_000;

    @Test
    void noLightIsGreenWithoutItsProofAndNoAcknowledgedFactIsGone() throws Exception {
        Simulation.Outcome outcome = Simulation.run(1, SEEDS);
        assertEquals(Optional.empty(), outcome.broken().map(Simulation.Failure::told));
        assertEquals(SEEDS, outcome.lived());
    }

    @Test
    void aSeedGivesTheSameRunAgain() {
        for (long seed = 1; seed <= 20; seed++) {
            assertEquals(Simulation.digest(seed), Simulation.digest(seed), "seed " + seed);
        }
    }
}
