package org.checkgate.mhl.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the next bytes of a file in a second thread while the first one hashes: where a core is idle, a fast hash then costs
 * hardly more than the reading. Hands over half a mebibyte at a time, as handing over costs more than a small read.
 */
final class ReadAhead implements Closeable {
    /** Below it, starting costs more than is won. */
    static final long WORTH_BYTES = 8 << 20;
    private static final int CHUNK = 512 << 10;
    private static final int CHUNKS = 4;

    private final byte[][] buffers = new byte[CHUNKS][CHUNK];
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "mhl-read-ahead");
        reader.setDaemon(true);
        return reader;
    });

    /** Takes the bytes in order; what it throws ends the reading. */
    interface Taker {
        void take(byte[] bytes, int count) throws IOException;
    }

    /** A negative count is the end of the file; a failure comes in place of bytes. */
    private record Chunk(byte[] bytes, int count, IOException failure) {}

    /** Reads the channel to its end; nobody else may use it meanwhile. */
    void read(ReadableByteChannel channel, Taker taker) throws IOException {
        BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(CHUNKS);
        BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
        for (byte[] buffer : buffers) {
            free.add(buffer);
        }
        Future<?> reading = thread.submit(() -> {
            fill(channel, free, full);
            return null;
        });
        try {
            for (Chunk chunk = full.take(); chunk.count >= 0; chunk = full.take()) {
                if (chunk.failure != null) {
                    throw chunk.failure;
                }
                taker.take(chunk.bytes, chunk.count);
                free.put(chunk.bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The reading was interrupted");
        } finally {
            reading.cancel(true);
        }
    }

    private static void fill(ReadableByteChannel channel, BlockingQueue<byte[]> free, BlockingQueue<Chunk> full)
            throws InterruptedException {
        while (true) {
            byte[] buffer = free.take();
            int count;
            try {
                count = channel.read(ByteBuffer.wrap(buffer));
            } catch (IOException e) {
                full.put(new Chunk(buffer, 0, e));
                return;
            }
            full.put(new Chunk(buffer, count, null));
            if (count < 0) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
