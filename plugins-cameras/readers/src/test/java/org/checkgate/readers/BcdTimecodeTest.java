package org.checkgate.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.checkgate.spi.Rate;
import org.checkgate.spi.Timecode;
import org.junit.jupiter.api.Test;

class BcdTimecodeTest {
    @Test
    void theFlagsAreNoDigits() {
        assertEquals(Optional.of(new BcdTimecode(10, 11, 12, 13, false)), BcdTimecode.of(0x1011_1213));
        assertEquals(Optional.of(new BcdTimecode(23, 59, 59, 29, true)), BcdTimecode.of(0xe3d9_d9e9));
        assertEquals("23:59:59;29", BcdTimecode.of(0xe3d9_d9e9).orElseThrow().text());
    }

    @Test
    void whatIsNoTimeOfDayIsNothing() {
        for (int packed : new int[] {BcdTimecode.UNDEFINED, 0x2400_0000, 0x0060_0000, 0x0000_6000, 0x1a00_0000, 0x000b_0000, 0x0000_000c}) {
            assertTrue(BcdTimecode.of(packed).isEmpty(), Integer.toHexString(packed));
        }
    }

    @Test
    void atARateItIsAFrameOfTheDayOrNothing() {
        Rate ntsc = new Rate(30000, 1001);
        assertEquals(Optional.of(Timecode.parse("01:00:00;02", ntsc)), BcdTimecode.of(0x0100_0042).orElseThrow().at(ntsc));
        assertEquals(Optional.empty(), BcdTimecode.of(0x0001_0040).orElseThrow().at(ntsc), "drop-frame skips 00:01:00;00");
        assertEquals(Optional.empty(), BcdTimecode.of(0x0000_0025).orElseThrow().at(new Rate(25, 1)));
        assertEquals(Optional.of(Timecode.parse("00:00:00:24", new Rate(25, 1))), BcdTimecode.of(0x0000_0064).orElseThrow().at(new Rate(25, 1)));
        assertEquals(Optional.of(Timecode.parse("00:00:00:47", new Rate(48, 1))), BcdTimecode.of(0x0000_0047).orElseThrow().at(new Rate(48, 1)),
            "who knows no flags writes the digit 4 there");
        assertEquals(Optional.empty(), BcdTimecode.of(0).orElseThrow().at(new Rate(1, 3)), "no timecode counts this");
    }
}
