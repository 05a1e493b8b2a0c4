package org.checkgate.transfer.internal.bytes;

import java.util.ArrayDeque;

/** Lends a bounded number of equal buffers; whoever comes when all are out waits. Safe for use by several threads. */
public final class PartBuffers {
    private final int size;
    private final ArrayDeque<byte[]> free = new ArrayDeque<>();
    private int unborn;

    /** @param size bytes of each buffer */
    public PartBuffers(int count, int size) {
        this.unborn = count;
        this.size = size;
    }

    public synchronized byte[] take() throws InterruptedException {
        while (free.isEmpty() && unborn == 0) {
            wait();
        }
        if (free.isEmpty()) {
            unborn--;
            return new byte[size];
        }
        return free.pop();
    }

    public synchronized void give(byte[] buffer) {
        free.push(buffer);
        notifyAll();
    }
}
