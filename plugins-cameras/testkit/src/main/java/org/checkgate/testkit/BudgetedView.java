package org.checkgate.testkit;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.checkgate.spi.SeekableView;

/** A file that costs its budget when it is read. Safe for use by several threads. */
final class BudgetedView implements SeekableView {
    private final Content content;
    private final Budget budget;
    private final Runnable closing;
    private final AtomicBoolean closed = new AtomicBoolean();

    BudgetedView(Content content, Budget budget, Runnable closing) {
        this.content = content;
        this.budget = budget;
        this.closing = closing;
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (position < 0) {
            throw new IOException("There is no byte " + position + ".");
        } else if (closed.get()) {
            throw new IOException("The view was closed before it was read.");
        }
        int granted = budget.take(length);
        int got = 0;
        try {
            got = granted == 0 ? 0 : content.read(position, into, offset, granted);
            return got;
        } finally {
            budget.giveBack(granted - Math.max(0, got));
        }
    }

    @Override
    public byte[] read(long position, int length) throws IOException {
        budget.checkAllows(length);
        return SeekableView.super.read(position, length);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closing.run();
        }
    }
}
