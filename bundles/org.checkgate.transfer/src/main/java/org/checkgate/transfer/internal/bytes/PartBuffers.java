package org.checkgate.transfer.internal.bytes;

import java.util.ArrayDeque;

/** Lends a bounded number of equal buffers; whoever comes when all are out waits. Safe for use by several threads. */
public final class PartBuffers {
    /** Up to this many bytes an object counts as small. */
    public static final int SMALL = 1 << 20;

    private final int size;
    private final ArrayDeque<byte[]> free = new ArrayDeque<>();
    private int unborn;

    /** @param size bytes of each buffer */
    public PartBuffers(int count, int size) {
        this.unborn = count;
        this.size = size;
    }

    /** A buffer for that many bytes; small ones are not counted, since many small files must not wait for one large one. */
    public byte[] take(long length) throws InterruptedException {
        return length <= SMALL ? new byte[(int) length] : take();
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
        if (buffer.length != size) {
            return;
        }
        free.push(buffer);
        notifyAll();
    }
}
