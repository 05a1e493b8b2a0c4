package org.checkgate.console.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,0", "bytes=0-99,0,99", "bytes=10-,10,99", "bytes=10-1000,10,99", "bytes=-1,99,99", "bytes=-1000,0,99",
        "BYTES=5-6,5,6", "bytes=99-99,99,99"})
    void readsWhatLiesInside(String header, long first, long last) {
        assertEquals(Optional.of(new ByteRange(first, last)), ByteRange.parse(header, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "bytes=1-2,4-5", "lines=1-2", "bytes=1--2",
        "bytes=9999999999999999999-", "bytes=0-9999999999999999999"})
    void ignoresWhatItMustIgnore(String header) {
        assertEquals(Optional.empty(), ByteRange.parse(header, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void refusesWhatLiesOutside(String header) {
        assertEquals(416, assertThrows(Refusal.class, () -> ByteRange.parse(header, 100)).status());
    }

    @Test
    void nothingOfAnEmptyFileExists() {
        assertThrows(Refusal.class, () -> ByteRange.parse("bytes=0-", 0));
        assertEquals(Optional.empty(), ByteRange.parse(null, 0));
    }

    @Test
    void saysItself() {
        assertEquals("bytes 2-5/10", new ByteRange(2, 5).of(10));
        assertEquals(4, new ByteRange(2, 5).length());
    }
}
