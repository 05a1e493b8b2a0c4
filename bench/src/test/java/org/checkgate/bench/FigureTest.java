package org.checkgate.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The line that others parse, and what it says of the goal. */
class FigureTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    private static Figure figure(double ours, double theirs, Goal goal) {
        return new Figure("mhl.xxh64.thread", "speed_MBps", ours, "xxhsum", OptionalDouble.of(theirs), goal);
    }

    @Test
    void theLine() {
        assertEquals("mhl.xxh64.thread speed_MBps ours=3456.79 peer=xxhsum:4600 ratio=0.751 goal=>=0.6",
                figure(3456.789, 4600, Goal.atLeast("0.6")).line());
    }

    @Test
    void theLineIsTheSameInEveryLanguage() {
        Locale.setDefault(Locale.GERMANY);
        assertEquals("mhl.xxh64.thread speed_MBps ours=1.5 peer=xxhsum:2 ratio=0.750 goal=<=1.2",
                figure(1.5, 2, Goal.atMost("1.2")).line());
    }

    @Test
    void theLineOfAnAbsentPeer() {
        Figure figure = new Figure("mhl.md5.thread", "speed_MBps", 600, "md5sum", OptionalDouble.empty(),
                Goal.atLeast("0.9"));
        assertEquals("mhl.md5.thread speed_MBps ours=600 peer=md5sum:absent ratio=- goal=>=0.9", figure.line());
        assertTrue(figure.peerAbsent());
        assertFalse(figure.goalMissed());
    }

    @Test
    void theLineOfALimit() {
        Figure figure = Figure.within(536_870_912, "mhl.verify.1000000", "heap_bytes", 268_435_456.4);
        assertEquals("mhl.verify.1000000 heap_bytes ours=268435456 peer=limit:536870912 ratio=0.500 goal=<=1",
                figure.line());
        assertFalse(figure.goalMissed());
        assertTrue(Figure.within(10, "mhl.fuzz", "longest_s", 10.2).goalMissed());
    }

    @ParameterizedTest
    @CsvSource({"0.000004035881,0.00000403588", "123456789,123457000", "0,0", "1e-7,0.0000001", "1e9,1000000000"})
    void valuesHaveSixDigitsAndNoExponent(double value, String text) {
        Figure figure = new Figure("a", "per_file_s", value, "b", OptionalDouble.of(1), Goal.atMost("1"));
        assertTrue(figure.line().startsWith("a per_file_s ours=" + text + " peer=b:1 "), figure::line);
    }

    /** What is printed is what is judged: 0.5996 is printed as 0.600. */
    @ParameterizedTest
    @CsvSource({"0.5996,false", "0.5994,true", "0.6,false", "7,false"})
    void atLeast(double ours, boolean missed) {
        assertEquals(missed, figure(ours, 1, Goal.atLeast("0.6")).goalMissed());
    }

    @ParameterizedTest
    @CsvSource({"1.2004,false", "1.2006,true", "1.2,false", "0,false"})
    void atMost(double ours, boolean missed) {
        assertEquals(missed, figure(ours, 1, Goal.atMost("1.2")).goalMissed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"speed_s", "speed_cpu_s", "speed_MBps", "heap_bytes", "mutants_per_s"})
    void theContractsUnits(String metric) {
        Figure figure = new Figure("a", metric, 1, "b", OptionalDouble.of(1), Goal.atMost("1"));
        assertEquals("a " + metric + " ours=1 peer=b:1 ratio=1.000 goal=<=1", figure.line());
    }

    @Test
    void refusesWhatNobodyCouldParse() {
        OptionalDouble one = OptionalDouble.of(1);
        Goal goal = Goal.atMost("1");
        assertThrows(IllegalArgumentException.class, () -> new Figure("a b", "x_s", 1, "b", one, goal));
        assertThrows(IllegalArgumentException.class, () -> new Figure("a", "x_ms", 1, "b", one, goal));
        assertThrows(IllegalArgumentException.class, () -> new Figure("a", "x", 1, "b", one, goal));
        assertThrows(IllegalArgumentException.class, () -> new Figure("a", "x_s", 1, "b:c", one, goal));
        assertThrows(IllegalArgumentException.class, () -> new Figure("a", "x_s", Double.NaN, "b", one, goal));
        assertThrows(IllegalArgumentException.class, () -> new Figure("a", "x_s", 1, "b", OptionalDouble.of(0), goal));
    }
}
