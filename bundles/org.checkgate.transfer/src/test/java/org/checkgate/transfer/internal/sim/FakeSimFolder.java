package org.checkgate.transfer.internal.sim;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkgate.transfer.internal.source.SourceFile;
import org.checkgate.transfer.internal.source.SourceFolder;

/**
 * A roll's folder on a drive that may be pulled, gives an error at some byte, turns a bit on the way or in a cache, ends early,
 * or is written to by somebody while it is read. That we write to it cannot happen: what it hands out has no way to. For one world.
 */
final class FakeSimFolder implements SourceFolder {
    private static final int PIECE = 4096;

    private final Fate fate;
    private final SimDrive drive;
    private final SimDrive.SimRoll roll;
    /** Times of the last change, where somebody wrote; and what a cache holds instead of what stands on the medium. */
    private final Map<String, Long> touched = new HashMap<>();
    private final Map<String, byte[]> cached = new HashMap<>();

    FakeSimFolder(Fate fate, SimDrive drive, SimDrive.SimRoll roll) {
        this.fate = fate;
        this.drive = drive;
        this.roll = roll;
    }

    @Override
    public SourceFile open(String path) throws IOException {
        return opened(path, false);
    }

    @Override
    public SourceFile openPastCache(String path) throws IOException {
        return opened(path, drive.readsPastCache);
    }

    private SourceFile opened(String path, boolean pastCache) throws IOException {
        fate.wait("drive " + drive.serial + ": open " + path);
        there();
        SimFile file = roll.file(path).filter(known -> !known.missing()).orElseThrow(() -> new NoSuchFileException(path));
        byte[] bytes = file.on().orElseThrow(() -> new IOException("Input/output error"));
        if (fate.strikes(fate.weather.readError())) {
            throw new IOException("Input/output error");
        }
        // Nobody could tell a turned bit in a file that has no hash.
        boolean turns = bytes.length > 0 && file.format().isPresent();
        if (turns && fate.strikes(fate.weather.flip() / 4)) {
            fate.note("drive: a bit turns in the cache");
            cached.put(path, fate.dice.flipped(bytes));
        }
        if (!pastCache && !fate.calm()) {
            bytes = cached.getOrDefault(path, bytes);
        }
        if (turns && fate.strikes(fate.weather.flip())) {
            fate.note("drive: a bit turns on the way");
            bytes = fate.dice.flipped(bytes);
        }
        return new FaultyFile(path, bytes, pastCache);
    }

    private void there() throws IOException {
        if (fate.strikes(fate.weather.pull())) {
            fate.note("drive " + drive.serial + " is pulled");
            drive.pull();
        }
        if (drive.gone()) {
            throw new IOException("No such device");
        }
    }

    @Override
    public boolean gone() {
        fate.step("drive " + drive.serial + ": there?");
        return drive.gone();
    }

    private final class FaultyFile implements SourceFile {
        private final String path;
        private final byte[] bytes;
        private final boolean pastCache;
        private final int failsAt;
        private final int endsAt;
        private final int touchedAt;
        private int position;
        private int told = -1;

        FaultyFile(String path, byte[] bytes, boolean pastCache) {
            this.path = path;
            this.bytes = bytes;
            this.pastCache = pastCache;
            this.failsAt = somewhere(fate.weather.readError());
            this.endsAt = Math.min(bytes.length, somewhere(fate.weather.change()));
            this.touchedAt = somewhere(fate.weather.change());
        }

        private int somewhere(double probability) {
            return fate.strikes(probability) ? fate.dice.below(bytes.length + 1) : Integer.MAX_VALUE;
        }

        @Override
        public boolean pastCache() {
            return pastCache;
        }

        @Override
        public Facts facts() throws IOException {
            there();
            return new Facts(bytes.length, FileTime.fromMillis(touched.getOrDefault(path, 0L)), Optional.of(path));
        }

        @Override
        public void seek(long to) {
            position = (int) to;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (position / PIECE > told) {
                told = position / PIECE;
                fate.step("drive " + drive.serial + ": read " + path + " from " + position);
                there();
            }
            if (drive.gone()) {
                throw new IOException("No such device");
            }
            if (position >= failsAt) {
                throw new IOException("Input/output error");
            }
            if (position >= touchedAt) {
                touched.merge(path, 1L, Long::sum);
            }
            if (position >= endsAt) {
                return -1;
            }
            int most = Math.min(length, Math.min(endsAt, failsAt) - position);
            int count = fate.calm() || most < 2 ? most : fate.dice.between(1, most);
            System.arraycopy(bytes, position, into, offset, count);
            position += count;
            return count;
        }

        @Override
        public void close() {
        }
    }
}
