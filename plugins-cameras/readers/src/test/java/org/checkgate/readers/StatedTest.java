package org.checkgate.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.checkgate.spi.Rate;
import org.junit.jupiter.api.Test;

class StatedTest {
    @Test
    void aNumberCountsWithinItsRangeOnly() {
        assertEquals(800L, Stated.whole("800", 800, 6400));
        assertEquals(6400L, Stated.whole("6400", 800, 6400));
        assertEquals(-2.5, Stated.decimal("-2.5", -12, 12));
        for (String none : new String[] {"", "799", "6401", "800.0", "+800", "8e2", "9999999999", "--"}) {
            assertNull(Stated.whole(none, 800, 6400), none);
        }
        for (String none : new String[] {"", "-12.1", "12,0", "NaN", "1.", ".5", "1234567890"}) {
            assertNull(Stated.decimal(none, -12, 12), none);
        }
    }

    @Test
    void aRateIsARatioOrARoundedOne() {
        assertEquals(new Rate(24000, 1001), Stated.rate("23.976"));
        assertEquals(new Rate(24000, 1001), Stated.rate("24000/1001"));
        assertEquals(new Rate(25, 1), Stated.rate("25.000"));
        for (String none : new String[] {"", "0", "0/1", "24/0", "1001", "24000", "-24", "24 fps"}) {
            assertNull(Stated.rate(none), none);
        }
    }

    @Test
    void namesOfBothGenerationsOfArriTellTheReel() {
        assertEquals("A001R1ZA", ClipName.ofArri("A001C001_261120_R1ZA").orElseThrow().reel());
        assertEquals(new ClipName("A", "A_0001_1BY9"), ClipName.of("A_0001C001_260930_084650_c1BY9").orElseThrow());
        assertEquals(Optional.empty(), ClipName.ofArri("A001_08151512_C002"));
    }
}
