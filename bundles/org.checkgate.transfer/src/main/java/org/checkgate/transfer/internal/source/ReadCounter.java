package org.checkgate.transfer.internal.source;

import java.util.function.LongConsumer;

/** Hands counted bytes on in larger lumps: the ledger keeps each one over a kill, which is dear for every bite. Not thread-safe. */
public final class ReadCounter implements LongConsumer, AutoCloseable {
    private static final long LUMP = 16L << 20;

    private final LongConsumer ledger;
    private long waiting;

    public ReadCounter(LongConsumer ledger) {
        this.ledger = ledger;
    }

    @Override
    public void accept(long bytes) {
        waiting += bytes;
        if (waiting >= LUMP) {
            close();
        }
    }

    @Override
    public void close() {
        if (waiting > 0) {
            ledger.accept(waiting);
            waiting = 0;
        }
    }
}
