package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Roll;
import org.checkgate.ledger.Step;
import org.checkgate.ledger.Strength;
import org.checkgate.ledger.Tier;
import org.checkgate.ledger.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger with a roll of two files that is staged, for tests of what becomes of it. */
abstract class OneStagedRoll {
    @TempDir
    Path folder;
    final TestLedger.FakeClock clock = new TestLedger.FakeClock();
    OpenLedger ledger;
    FakeStation station;
    Roll roll;

    @BeforeEach
    void open() {
        opened();
        station = new FakeStation(ledger);
        roll = station.deliver(Set.of("g1"), Map.of("clip0", 100, "clip1", 101));
        station.run();
    }

    private void opened() {
        ledger = TestLedger.open(folder, clock);
        Deliveries.configureAll(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    void restart() {
        ledger.close();
        opened();
        station.with(ledger);
    }

    /** To cloud and archive. */
    void carried(Roll any) {
        carry(any, Tier.CLOUD);
        carry(any, Tier.ARCHIVE);
    }

    void carry(Roll any, Tier tier) {
        ledger.copies().record(Deliveries.copies(ledger, any, tier, Deliveries.endpoint(tier).address(), Strength.HASHED));
    }

    /** All stations of all rolls end well. */
    void worked() {
        for (boolean any = true; any; ) {
            any = false;
            for (Step step : Step.values()) {
                for (Optional<Work> work = ledger.work().claim(step); work.isPresent(); work = ledger.work().claim(step)) {
                    ledger.work().done(work.get());
                    any = true;
                }
            }
        }
    }
}
