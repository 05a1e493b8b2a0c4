package org.checkgate.transfer.internal.sim;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.checkgate.store.SeekableBytes;
import org.checkgate.store.StagedFiles;

/** Staged files on the embedded store's disk, as the machine's cache has them; reading may fail, and a bit may turn. For one world. */
final class FakeSimStaged implements StagedFiles {
    private final Fate fate;
    private final SimObjects objects;

    FakeSimStaged(Fate fate, SimObjects objects) {
        this.fate = fate;
        this.objects = objects;
    }

    @Override
    public SeekableBytes open(String key, long byteBudget) throws IOException {
        fate.wait("staging disk: serve " + key);
        byte[] bytes = objects.seen(key).orElseThrow(() -> new NoSuchFileException(key));
        boolean turns = bytes.length > 0 && fate.strikes(fate.weather.rot() / 4);
        return new Bytes(turns ? fate.dice.flipped(bytes) : bytes);
    }

    private final class Bytes implements SeekableBytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
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
            if (fate.strikes(fate.weather.diskTrouble() / 4)) {
                throw new IOException("Input/output error");
            }
            int count = (int) Math.min(length, bytes.length - position);
            System.arraycopy(bytes, (int) position, buffer, offset, count);
            return count;
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public void close() {
            // It is in memory.
        }
    }
}
