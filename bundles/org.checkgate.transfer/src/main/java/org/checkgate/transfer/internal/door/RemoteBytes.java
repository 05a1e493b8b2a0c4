package org.checkgate.transfer.internal.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.StoreTrouble;
import org.checkgate.transfer.internal.staging.StagingStore;

/** Bytes of an object behind a remote endpoint. A stream stays open while reading goes straight on. */
final class RemoteBytes implements SeekableBytes {
    /** A gap up to this size is read over, since a new request costs more. */
    private static final long SKIPPED = 256 * 1024;

    private final StagingStore store;
    private final String key;
    private final long size;
    private final Budget budget;
    private InputStream stream = InputStream.nullInputStream();
    private long at = -1;

    RemoteBytes(StagingStore store, String key, long size, long byteBudget) {
        this.store = store;
        this.key = key;
        this.size = size;
        this.budget = new Budget(byteBudget);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position >= size) {
            return -1;
        }
        int wanted = budget.allowed(length);
        if (at < 0 || position < at || position - at > SKIPPED) {
            stream.close();
            stream = from(position);
        } else {
            stream.skipNBytes(position - at);
        }
        at = position;
        int count = stream.read(buffer, offset, wanted);
        if (count < 0 && wanted > 0) {
            throw new IOException(key + " ended early at byte " + position + ".");
        }
        at += count;
        budget.spend(count);
        return count;
    }

    private InputStream from(long position) throws IOException {
        try {
            return store.get(key, position, size - position);
        } catch (StoreTrouble e) {
            if (e.absent()) {
                throw new NoSuchFileException(key, null, "it is not in staging");
            }
            throw e;
        }
    }

    @Override
    public long bytesRead() {
        return budget.used();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
