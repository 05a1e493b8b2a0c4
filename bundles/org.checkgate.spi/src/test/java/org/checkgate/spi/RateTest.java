package org.checkgate.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({"24000/1001,24000/1001", "25,25/1", "50/2,25/1", "23.976,24000/1001", "23.98,24000/1001", "29.97,30000/1001",
        "59.94,60000/1001", "59.940060,60000/1001", "24.000,24/1", "12.5,25/2", "47.952,48000/1001"})
    void readsWhatPeopleWrite(String text, String rate) {
        assertEquals(rate, Rate.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0/1", "24/0", "-25", "", "fast", "1e99", "1e999999999", "0.0000000000000001", "999999999999999999999"})
    void refusesTheRest(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rate.parse(text));
    }
}
