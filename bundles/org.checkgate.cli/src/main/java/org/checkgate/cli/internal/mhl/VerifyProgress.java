package org.checkgate.cli.internal.mhl;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.checkgate.cli.internal.terminal.Bar;
import org.checkgate.cli.internal.terminal.Interruption;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.cli.internal.terminal.Ticker;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.VerifyListener;

/**
 * Shows how far a run over a folder's files is: a bar on a screen, elsewhere a line now and then. Each file that is not good
 * is told as soon as it is known. A signal cancels the run.
 */
public final class VerifyProgress implements VerifyListener, AutoCloseable {
    private static final long REDRAW_MILLIS = 200;
    private static final long LINE_NANOS = 30_000_000_000L;
    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final int WIDTH = 10;
    private final Terminal terminal;
    private final Interruption interruption;
    private final LongSupplier clock;
    private final LongAdder read = new LongAdder();
    private final LongAdder judged = new LongAdder();
    private final Pace pace = new Pace();
    private final long begun;
    private long told;
    private volatile Total total;
    private Ticker ticker;

    private record Total(long files, long bytes) {}

    /** @param clock nanoseconds that never go back */
    VerifyProgress(Terminal terminal, Interruption interruption, LongSupplier clock) {
        this.terminal = terminal;
        this.interruption = interruption;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.told = begun;
    }

    /** Begins to show; close it before the answer. */
    public static VerifyProgress show(Terminal terminal, Interruption interruption) {
        VerifyProgress progress = new VerifyProgress(terminal, interruption, System::nanoTime);
        progress.ticker = new Ticker(REDRAW_MILLIS, progress::tick);
        return progress;
    }

    @Override
    public void started(long files, long bytes) {
        interruption.begin();
        terminal.note("Hashing " + files + " files, " + Bar.bytes(bytes));
        total = new Total(files, bytes);
    }

    @Override
    public void read(int bytes) {
        read.add(bytes);
    }

    @Override
    public void judged(String path, FileVerdict verdict) {
        judged.increment();
        if (!verdict.good()) {
            terminal.note("  " + verdict.outcome() + " " + path);
        }
        if (cancelled()) {
            // A run over empty files never comes to a buffer.
            throw new CancellationException();
        }
    }

    @Override
    public boolean cancelled() {
        return interruption.asked();
    }

    /** Draws, or writes a line when the last one is old. For one thread. */
    void tick() {
        if (cancelled()) {
            return;
        }
        long now = clock.getAsLong();
        String state = total == null ? reading(now) : hashing(now, total);
        if (terminal.interactive()) {
            terminal.bar(state);
        } else if (now - told >= LINE_NANOS) {
            told = now;
            terminal.note(state);
        }
    }

    private String reading(long now) {
        long elapsed = now - begun;
        return elapsed < QUIET_NANOS ? "" : "reading names and hash lists since " + Bar.duration(elapsed / 1e9);
    }

    /** What matters most comes first, as a narrow screen cuts off the end. */
    private String hashing(long now, Total all) {
        long bytes = Math.min(read.sum(), all.bytes);
        pace.at(now, bytes);
        double rate = pace.bytesPerSecond();
        StringBuilder text = new StringBuilder();
        if (terminal.interactive()) {
            text.append(Bar.drawn(bytes, all.bytes, WIDTH)).append(' ');
        }
        text.append(Bar.percent(bytes, all.bytes)).append(" %");
        if (rate > 0) {
            text.append(", ").append(Bar.duration((all.bytes - bytes) / rate)).append(" left, ").append(Bar.rate(rate));
        }
        text.append(", ").append(Bar.bytes(bytes)).append(" of ").append(Bar.bytes(all.bytes));
        if (judged.sum() > 0) {
            text.append(", ").append(judged.sum()).append(" of ").append(all.files).append(" files");
        }
        return text.toString();
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (ticker != null) {
            ticker.close();
        }
        terminal.bar("");
    }
}
