package org.checkgate.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.checkgate.spi.Rate;
import org.junit.jupiter.api.Test;

class FrameRatesTest {
    @Test
    void aRatioIsKeptUnlessItIsARoundedOne() {
        assertEquals(Optional.of(new Rate(24000, 1001)), FrameRates.of(24000, 1001));
        assertEquals(Optional.of(new Rate(24000, 1001)), FrameRates.of(23976, 1000));
        assertEquals(Optional.of(new Rate(30000, 1001)), FrameRates.of(2997, 100));
        assertEquals(Optional.of(new Rate(25, 1)), FrameRates.of(25_000, 1000));
        assertEquals(Optional.of(new Rate(25, 2)), FrameRates.of(25, 2));
        assertEquals(Optional.of(new Rate(1, 60)), FrameRates.of(1, 60), "a time lapse");
    }

    @Test
    void aDecimalIsARoundedRatio() {
        assertEquals(Optional.of(new Rate(24000, 1001)), FrameRates.of(23.976f));
        assertEquals(Optional.of(new Rate(24000, 1001)), FrameRates.of(24000f / 1001));
        assertEquals(Optional.of(new Rate(60000, 1001)), FrameRates.of(59.94));
        assertEquals(Optional.of(new Rate(25, 2)), FrameRates.of(12.5));
        assertEquals(Optional.of(new Rate(24, 1)), FrameRates.of(24f));
    }

    @Test
    void nothingIsMadeOutOfNothing() {
        for (double number : new double[] {0, -24, 1e-30, 0.001, 1e9, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertTrue(FrameRates.of(number).isEmpty(), "" + number);
        }
        for (long[] ratio : new long[][] {{0, 1}, {24, 0}, {-24, 1}, {24, -1}, {Long.MAX_VALUE, 1}, {Long.MIN_VALUE, -1}}) {
            assertTrue(FrameRates.of(ratio[0], ratio[1]).isEmpty(), ratio[0] + "/" + ratio[1]);
        }
    }
}
