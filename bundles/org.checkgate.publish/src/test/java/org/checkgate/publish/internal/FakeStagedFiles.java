package org.checkgate.publish.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;

/** Staged objects in memory; a read gives a few bytes at a time, as a network does. */
final class FakeStagedFiles implements StagedFiles {
    private static final int BITE = 3;

    private final Map<String, byte[]> objects;

    FakeStagedFiles(Map<String, byte[]> objects) {
        this.objects = objects;
    }

    @Override
    public SeekableBytes open(String key, long byteBudget) throws IOException {
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            throw new FileNotFoundException(key + " is not in staging.");
        }
        return new FakeBytes(bytes, byteBudget);
    }

    private static final class FakeBytes implements SeekableBytes {
        private final byte[] bytes;
        private final long budget;
        private long read;

        FakeBytes(byte[] bytes, long budget) {
            this.bytes = bytes;
            this.budget = budget;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(long position, byte[] buffer, int offset, int length) throws IOException {
            if (position >= bytes.length) {
                return -1;
            }
            int count = Math.min(Math.min(length, BITE), (int) (bytes.length - position));
            if (read + count > budget) {
                throw new IOException("The budget is used up.");
            }
            System.arraycopy(bytes, (int) position, buffer, offset, count);
            read += count;
            return count;
        }

        @Override
        public long bytesRead() {
            return read;
        }

        @Override
        public void close() {
        }
    }
}
