package org.checkgate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimecodeTest {
    /** The numbers around each drop, as SMPTE ST 12-1 defines them; 17982 frames are ten minutes at 30 drop-frame. */
    @ParameterizedTest
    @CsvSource({
        "0,30000/1001,true,00:00:00;00", "1799,30000/1001,true,00:00:59;29", "1800,30000/1001,true,00:01:00;02",
        "3597,30000/1001,true,00:01:59;29", "3598,30000/1001,true,00:02:00;02", "17981,30000/1001,true,00:09:59;29",
        "17982,30000/1001,true,00:10:00;00", "107892,30000/1001,true,01:00:00;00", "2589407,30000/1001,true,23:59:59;29",
        "3599,60000/1001,true,00:00:59;59", "3600,60000/1001,true,00:01:00;04", "35964,60000/1001,true,00:10:00;00",
        "1800,30000/1001,false,00:01:00:00", "108000,30000/1001,false,01:00:00:00", "86400,24000/1001,false,01:00:00:00",
        "2073599,24/1,false,23:59:59:23", "36612,25/1,false,00:24:24:12", "119,120/1,false,00:00:00:119"})
    void framesAndTextAgreeBothWays(long frames, String rate, boolean drop, String text) {
        Timecode timecode = new Timecode(frames, Rate.parse(rate), drop);
        assertEquals(text, timecode.text());
        assertEquals(timecode, Timecode.parse(text, Rate.parse(rate)));
    }

    @Test
    void everyFrameOfTwentyMinutesDropFrameHasItsOwnNumber() {
        Rate rate = new Rate(30000, 1001);
        String before = "";
        for (long f = 0; f < 36_000; f++) {
            String text = new Timecode(f, rate, true).text();
            assertTrue(text.compareTo(before) > 0, text);
            assertEquals(f, Timecode.parse(text, rate).frames());
            before = text;
        }
    }

    @Test
    void wrapsAtMidnight() {
        Timecode last = Timecode.parse("23:59:59;29", new Rate(30000, 1001));
        assertEquals("00:00:00;00", last.plus(1).text());
        assertEquals(last, last.plus(1).plus(-1));
        assertEquals("00:00:00:00", Timecode.parse("23:59:59:24", new Rate(25, 1)).plus(1).text());
    }

    @ParameterizedTest
    @CsvSource({"00:01:00;00,30000/1001", "00:01:00;01,30000/1001", "00:01:00;03,60000/1001", "24:00:00:00,25", "00:60:00:00,25",
        "00:00:00:25,25", "00:00:00;00,25", "1:2:3:4,25", "hello,25"})
    void refusesWhatIsNoTimecode(String text, String rate) {
        assertThrows(IllegalArgumentException.class, () -> Timecode.parse(text, Rate.parse(rate)));
    }

    @Test
    void dropFrameNeedsMultiplesOfThirty() {
        assertTrue(Timecode.possible(new Rate(30000, 1001), true));
        assertFalse(Timecode.possible(new Rate(24000, 1001), true));
        assertFalse(Timecode.possible(new Rate(1, 10), false));
    }
}
