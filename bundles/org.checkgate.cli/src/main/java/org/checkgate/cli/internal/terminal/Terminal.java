package org.checkgate.cli.internal.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the user sees: answers on standard output, everything else on standard error. Safe for use by several threads; a
 * line that comes while a progress bar stands is put above it. Characters in a line that would act on a screen are spelled out.
 */
public final class Terminal {
    /** A bar that is wider than the screen is cut off at its edge: one that went on in the next line could not be wiped. */
    private static final String CUT_OFF = "\033[?7l";
    private static final String WRAP = "\033[?7h";
    private static final String WIPE = "\r\033[K";
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private String bar = "";

    /** @param interactive whether {@code err} is a screen on which a line can be written over */
    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The process's own streams; the launcher knows whether standard error is a screen. */
    public static Terminal system() {
        return new Terminal(System.out, System.err, Boolean.getBoolean("checkgate.screen"));
    }

    public boolean interactive() {
        return interactive;
    }

    /** For help texts, which are answers. */
    public PrintWriter answers() {
        return new PrintWriter(out, true);
    }

    /** A line of the answer. */
    public synchronized void answer(String line) {
        wipe();
        out.println(PlainText.of(line));
        out.flush();
        draw();
    }

    /** The lines of the answer, however many. */
    public synchronized void answer(List<String> lines) {
        wipe();
        lines.forEach(line -> out.println(PlainText.of(line)));
        out.flush();
        draw();
    }

    /** The answer as one JSON document; nothing else goes to standard output then. */
    public synchronized void answer(Object document) {
        wipe();
        try {
            // Straight to the stream: a roll of 300,000 files has a long document.
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, document);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be written.", e);
        }
        out.println();
        out.flush();
        draw();
    }

    /** A line beside the answer. */
    public synchronized void note(String line) {
        wipe();
        err.println(PlainText.of(line));
        err.flush();
        draw();
    }

    /** Puts a bar in the place of the last one; on anything but a screen, nothing. An empty one takes it away. */
    public synchronized void bar(String text) {
        if (interactive && !text.equals(bar)) {
            wipe();
            bar = text;
            draw();
        }
    }

    private void wipe() {
        if (!bar.isEmpty()) {
            err.print(WIPE);
        }
    }

    private void draw() {
        if (!bar.isEmpty()) {
            err.print(CUT_OFF + bar + WRAP);
            err.flush();
        }
    }
}
