package org.checkgate.transfer.internal.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({"512, 524288", "512B, 512", "1k, 1024", "1K, 1024", "1Ki, 1024", "1KiB, 1024", "10.5M, 11010048", "512M, 536870912", "1G, 1073741824",
            "2T, 2199023255552", "0.5k, 512", "' 1M ', 1048576"})
    void aRateIsWrittenAsRcloneWritesIt(String written, long bytes) {
        assertEquals(new Rate(bytes), Rate.of(written));
        assertEquals(new Rate(bytes), Rate.of(Rate.of(written).toString()), "what it says of itself means the same");
    }

    @Test
    void offAndNoughtAreNoLimitAndClosedIsNothing() {
        assertTrue(Rate.of("off").unlimited());
        assertTrue(Rate.of("0").unlimited());
        assertTrue(Rate.of("closed").closed());
        assertEquals(Rate.UNLIMITED, Rate.of(Rate.UNLIMITED.toString()));
        assertEquals(Rate.CLOSED, Rate.of(Rate.CLOSED.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1X", "fast", "1M:2M", "M", "99999999999P", "1e6", "1,5M"})
    void whatIsNoRateIsRefusedInWords(String written) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Rate.of(written)).getMessage().contains("Write a number"), written);
    }
}
