package org.checkgate.ledger.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.checkgate.ledger.Ledgers;
import org.checkgate.ledger.OpenLedger;
import org.checkgate.ledger.Policy;

/** Opens ledgers for tests, with a clock that goes on only when told. */
final class TestLedger {
    private TestLedger() {
    }

    static OpenLedger open(Path folder) {
        return open(folder, new FakeClock());
    }

    static OpenLedger open(Path folder, Clock clock) {
        return Ledgers.open(folder.resolve("ledger/checkgate"), Policy.DEFAULT, clock);
    }

    static final class FakeClock extends Clock {
        private Instant now = Deliveries.AT;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
