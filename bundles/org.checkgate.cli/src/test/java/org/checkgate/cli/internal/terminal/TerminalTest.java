package org.checkgate.cli.internal.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(out, true), new PrintStream(err, true), interactive);
    }

    @Test
    void aLineIsPutAboveTheBar() {
        Terminal screen = terminal(true);
        screen.bar("half");
        screen.note("a line");
        screen.bar("");
        assertEquals("half\r\033[Ka line\nhalf\r\033[K", err.toString());
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
}
