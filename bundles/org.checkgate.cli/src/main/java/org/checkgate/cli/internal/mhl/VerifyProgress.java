package org.checkgate.cli.internal.mhl;

import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.cli.internal.terminal.Bar;
import org.checkgate.cli.internal.terminal.Terminal;
import org.checkgate.mhl.FileVerdict;
import org.checkgate.mhl.VerifyListener;

/** Shows how far a verification is, and each file that is not good as soon as it is known. */
public final class VerifyProgress implements VerifyListener {
    private static final long REDRAW_NANOS = 200_000_000;
    private final Terminal terminal;
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong drawn = new AtomicLong(System.nanoTime());
    private volatile long total;

    public VerifyProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void started(long files, long bytes) {
        total = bytes;
        terminal.note("Hashing " + files + " files, " + Bar.bytes(bytes));
    }

    @Override
    public void read(int bytes) {
        long now = read.addAndGet(bytes);
        long last = drawn.get();
        // Called at every buffer by several threads: one of them draws, a few times a second.
        if (terminal.interactive() && System.nanoTime() - last > REDRAW_NANOS && drawn.compareAndSet(last, System.nanoTime())) {
            terminal.bar(Bar.of("hashing", now, total));
        }
    }

    @Override
    public void judged(String path, FileVerdict verdict) {
        if (!verdict.good()) {
            terminal.note("  " + verdict.outcome() + " " + path);
        }
    }

    /** Takes the bar away. */
    public void done() {
        terminal.bar("");
    }
}
