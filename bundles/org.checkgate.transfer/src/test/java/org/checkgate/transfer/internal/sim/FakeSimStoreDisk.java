package org.checkgate.transfer.internal.sim;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import org.checkgate.transfer.internal.bytes.MediumReader;
import org.checkgate.transfer.internal.staging.StoreDisk;

/** The disk below the staging server: it may keep other bytes than it was given, fail to sync, and fail to read. For one world. */
final class FakeSimStoreDisk implements StoreDisk {
    private static final long PLENTY = 1L << 40;

    private final Fate fate;
    private final SimObjects objects;
    private final FakeSimStore server;

    FakeSimStoreDisk(Fate fate, SimObjects objects, FakeSimStore server) {
        this.fate = fate;
        this.objects = objects;
        this.server = server;
    }

    @Override
    public void makeDurable(Collection<String> keys) throws IOException {
        for (String key : keys) {
            fate.wait("staging disk: force " + key);
            byte[] bytes = objects.seen(key).orElseThrow(() -> new NoSuchFileException(key));
            if (fate.strikes(fate.weather.diskTrouble())) {
                // After this the system calls the bytes written, and a second sync would find nothing to do.
                objects.force(key, damaged(bytes));
                throw new IOException("Input/output error");
            }
            objects.force(key, fate.strikes(fate.weather.rot()) ? damaged(bytes) : bytes);
        }
        fate.wait("staging disk: forced");
    }

    private byte[] damaged(byte[] bytes) {
        fate.note("staging disk: keeps other bytes");
        return bytes.length == 0 ? new byte[1] : fate.dice.chance(0.3) ? Arrays.copyOf(bytes, fate.dice.below(bytes.length)) : fate.dice.flipped(bytes);
    }

    @Override
    public MediumReader open(String key) throws IOException {
        fate.wait("staging disk: open " + key);
        boolean direct = fate.weather.direct();
        byte[] bytes = (direct ? objects.onMedium(key) : objects.seen(key)).orElseThrow(() -> new NoSuchFileException(key));
        int fails = fate.strikes(fate.weather.diskTrouble()) ? fate.dice.below(bytes.length + 1) : Integer.MAX_VALUE;
        return new ArrayReader(bytes, direct, fails);
    }

    @Override
    public Path file(String key) {
        throw new UnsupportedOperationException("There are no files here.");
    }

    @Override
    public long usableSpace() {
        return server.full() ? 1 << 20 : PLENTY;
    }

    /** @param failsAt the position at which reading fails */
    static final class ArrayReader implements MediumReader {
        private final byte[] bytes;
        private final boolean direct;
        private final int failsAt;
        private int position;

        ArrayReader(byte[] bytes, boolean direct, int failsAt) {
            this.bytes = bytes;
            this.direct = direct;
            this.failsAt = failsAt;
        }

        @Override
        public boolean direct() {
            return direct;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void seek(long to) {
            position = (int) to;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (position >= failsAt) {
                throw new IOException("Input/output error");
            }
            if (position >= bytes.length) {
                return -1;
            }
            int count = Math.min(length, Math.min(bytes.length, failsAt) - position);
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            return count;
        }

        @Override
        public void close() {
        }
    }
}
