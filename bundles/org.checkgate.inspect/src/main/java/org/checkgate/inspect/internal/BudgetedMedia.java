package org.checkgate.inspect.internal;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Set;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.checkgate.inspect.CardSource;
import org.checkgate.spi.Clip;
import org.checkgate.spi.ClipFile;
import org.checkgate.spi.LimitExceededException;
import org.checkgate.spi.Media;
import org.checkgate.spi.SeekableView;

/** A clip's files, lent for one call: only these files, so many bytes, and nothing after {@link #close}. */
final class BudgetedMedia implements Media, Closeable {
    private final CardSource source;
    private final Set<String> paths;
    private final long budget;
    private final AtomicLong left;
    private final AtomicLong waited = new AtomicLong();
    private final Queue<SeekableView> open = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    BudgetedMedia(CardSource source, Clip clip, long budget) {
        this.source = source;
        this.paths = clip.files().stream().map(ClipFile::path).collect(Collectors.toSet());
        this.budget = budget;
        this.left = new AtomicLong(budget);
    }

    @Override
    public SeekableView open(String path) throws IOException {
        if (!paths.contains(path)) {
            throw new FileNotFoundException("'" + path + "' is not a file of this clip.");
        }
        checkOpen();
        SeekableView view = lent(() -> source.open(path));
        open.add(view);
        // A close that ran in between has not seen this view.
        if (closed) {
            view.close();
        }
        return new BudgetedView(view);
    }

    @Override
    public long remainingBytes() {
        return left.get();
    }

    /** Nanoseconds for which the plugin waited for what it was lent. */
    long waitedNanos() {
        return waited.get();
    }

    private interface Loan<T> {
        T make() throws IOException;
    }

    private <T> T lent(Loan<T> loan) throws IOException {
        long begun = System.nanoTime();
        try {
            return loan.make();
        } finally {
            waited.addAndGet(System.nanoTime() - begun);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (SeekableView view = open.poll(); view != null; view = open.poll()) {
            view.close();
        }
    }

    private void checkOpen() throws LimitExceededException {
        if (closed) {
            throw new LimitExceededException("The call is over: its time is used up, or it has returned.");
        }
    }

    private int reserve(int wanted) throws LimitExceededException {
        checkOpen();
        long before = left.getAndUpdate(l -> l - Math.min(l, wanted));
        if (before == 0 && wanted > 0) {
            throw new LimitExceededException("The budget of " + budget + " bytes for this clip is used up.");
        }
        return (int) Math.min(before, wanted);
    }

    private final class BudgetedView implements SeekableView {
        private final SeekableView view;

        BudgetedView(SeekableView view) {
            this.view = view;
        }

        @Override
        public long size() {
            return view.size();
        }

        @Override
        public int read(long position, byte[] into, int offset, int length) throws IOException {
            java.util.Objects.checkFromIndexSize(offset, length, into.length);
            if (position < 0) {
                throw new IOException("There is no byte " + position + ".");
            }
            int granted = reserve(length);
            int got = 0;
            try {
                got = lent(() -> view.read(position, into, offset, granted));
                return got;
            } finally {
                left.addAndGet(granted - Math.max(0, got));
            }
        }

        /** Refuses before it takes memory for what the budget cannot pay. */
        @Override
        public byte[] read(long position, int length) throws IOException {
            if (length > left.get()) {
                throw new LimitExceededException("The budget of " + budget + " bytes for this clip does not allow " + length + " more.");
            }
            return SeekableView.super.read(position, length);
        }

        @Override
        public void close() throws IOException {
            open.remove(view);
            view.close();
        }
    }
}
