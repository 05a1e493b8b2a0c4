package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may go in one request is earned on a line, and lost at once. */
class RiskTest {
    private static final Instant NOW = Instant.parse("2026-03-14T20:00:00Z");
    private static final long PART = 8 << 20;

    private final Risk risk = new Risk();

    private void carried(long parts, Duration each) {
        for (long part = 0; part < parts; part++) {
            risk.arrived(PART, each);
        }
    }

    @Test
    void nothingUntilTheLineHasCarriedALot() {
        assertEquals(0, risk.bytes(NOW));
        carried(Risk.CARRIED / PART - 1, Duration.ofSeconds(1));
        assertEquals(0, risk.bytes(NOW));
        carried(1, Duration.ofSeconds(1));
        assertEquals(PART * 20, risk.bytes(NOW), PART / 100);
    }

    @Test
    void neverMoreThanOneSenderCarriesInItsTime() {
        carried(100, Duration.ofSeconds(80));
        assertEquals(PART / 4, risk.bytes(NOW), PART / 100);
        // A line that became faster is believed after some parts.
        carried(50, Duration.ofSeconds(4));
        assertEquals(PART * 5, risk.bytes(NOW), PART / 100);
        carried(100, Duration.ofMillis(1));
        assertEquals(Risk.MOST, risk.bytes(NOW));
    }

    @Test
    void aLineThatBrokeIsNotTrustedForAWhileAndHasToEarnItAgain() {
        carried(100, Duration.ofSeconds(1));
        risk.broke(NOW);
        assertEquals(0, risk.bytes(NOW));
        carried(100, Duration.ofSeconds(1));
        assertEquals(0, risk.bytes(NOW.plus(Risk.MISTRUSTED).minusSeconds(1)));
        assertEquals(PART * 20, risk.bytes(NOW.plus(Risk.MISTRUSTED)), PART / 100);
        risk.broke(NOW);
        assertEquals(0, risk.bytes(NOW.plus(Risk.MISTRUSTED)), "and nothing has come since");
    }

    @Test
    void whatIsSmallOrWasTimedByAClockThatJumpedTellsNothing() {
        for (int file = 0; file < 10_000; file++) {
            risk.arrived(64 << 10, Duration.ofMillis(1));
        }
        carried(100, Duration.ofSeconds(-5));
        assertEquals(0, risk.bytes(NOW));
    }
}
