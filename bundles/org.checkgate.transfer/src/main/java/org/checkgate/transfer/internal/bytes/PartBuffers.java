package org.checkgate.transfer.internal.bytes;

/** One run's share of the memory for parts; whoever comes when it is used up waits. Safe for use by several threads. */
public final class PartBuffers implements AutoCloseable {
    /** Up to this many bytes an object counts as small. */
    public static final int SMALL = 1 << 20;

    private final BufferBudget budget;
    private final int most;
    private final int size;
    private int held;
    private boolean closed;

    PartBuffers(BufferBudget budget, int most, int size) {
        this.budget = budget;
        this.most = most;
        this.size = size;
    }

    /** Buffers of one's own, for something so small that it need not share. */
    public static PartBuffers apart(int count, int size) {
        return new BufferBudget((long) count * size).share(count, size);
    }

    /** A buffer for that many bytes; small ones are not counted, since many small files must not wait for one large one. */
    public byte[] take(long length) throws InterruptedException {
        return length <= SMALL ? new byte[(int) length] : take();
    }

    /** @throws InterruptedException also when the share is closed */
    public byte[] take() throws InterruptedException {
        synchronized (budget) {
            while (!closed && (held == most || !budget.allows(held, size))) {
                budget.wait();
            }
            if (closed) {
                throw new InterruptedException("The run that this memory was for has ended.");
            }
            held++;
            return budget.lend(size);
        }
    }

    public void give(byte[] buffer) {
        synchronized (budget) {
            if (buffer.length == size && !closed) {
                held--;
                budget.back(buffer);
            }
        }
    }

    /** Ends the share, and the waiting of whoever waits for a buffer of it. */
    @Override
    public void close() {
        synchronized (budget) {
            if (!closed) {
                closed = true;
                budget.ended(held, size);
            }
        }
    }
}
