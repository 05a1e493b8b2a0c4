package org.checkgate.cli.internal.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), interactive);
    }

    @Test
    void aLineIsPutAboveTheBar() {
        Terminal screen = terminal(true);
        screen.bar("half");
        screen.note("a line");
        screen.bar("");
        String bar = "\033[?7lhalf\033[?7h";
        assertEquals(bar + "\r\033[Ka line\n" + bar + "\r\033[K", err.toString());
    }

    @Test
    void withoutAScreenThereIsNoBar() {
        Terminal pipe = terminal(false);
        pipe.bar("half");
        pipe.note("a line");
        pipe.answer("the answer");
        assertEquals("a line\n", err.toString());
        assertEquals("the answer\n", out.toString());
    }

    @Test
    void barsTellShareAndBytes() {
        assertEquals("x [###############...............]  50 % 1.0 GiB of 2.0 GiB", Bar.of("x", 1L << 30, 2L << 30));
        assertEquals("x [##############################] 100 % 0 B of 0 B", Bar.of("x", 0, 0));
        assertEquals("812 B", Bar.bytes(812));
    }

    @Test
    void onlyAllIsAHundredPercent() {
        assertEquals(99, Bar.percent(999_999, 1_000_000));
        assertEquals(100, Bar.percent(1_000_000, 1_000_000));
    }

    @Test
    void ratesAndTimesAreForPeople() {
        assertEquals("0.5 MiB/s", Bar.rate(512 * 1024));
        assertEquals("1.5 GiB/s", Bar.rate(1.5 * (1 << 30)));
        assertEquals("0 s", Bar.duration(0));
        assertEquals("59 s", Bar.duration(58.2));
        assertEquals("2 min", Bar.duration(61));
        assertEquals("1 h 0 min", Bar.duration(3_599));
        assertEquals("2 h 10 min", Bar.duration(7_800));
    }

    @Test
    void noNameCanActOnTheScreen() {
        Terminal screen = terminal(true);
        screen.answer(List.of("a\u001b[2Jb", "c\nok: all is well", "d\u202Egpj.exe", "ä 日本 \uD83C\uDFA5 \ttab"));
        screen.note("e\rf\u2028g");
        assertEquals("a\\u001b[2Jb\nc\\u000aok: all is well\nd\\u202egpj.exe\nä 日本 \uD83C\uDFA5 \ttab\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("e\\u000df\\u2028g\n", err.toString(StandardCharsets.UTF_8));
    }
}
