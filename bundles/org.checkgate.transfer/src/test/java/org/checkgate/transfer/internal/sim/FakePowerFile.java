package org.checkgate.transfer.internal.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One file: its bytes as a process sees them, and as the disk has them. Not thread-safe. */
final class FakePowerFile {
    private static final int SECTOR = 512;

    private byte[] seen;
    private int size;
    private byte[] kept;
    private int keptSize;
    private final List<Change> unsynced = new ArrayList<>();

    /** What a process did after the last sync. @param bytes null when the file was cut or extended to {@code at} */
    private record Change(int at, byte[] bytes) {
    }

    FakePowerFile(byte[] content) {
        seen = content.clone();
        size = content.length;
        kept = content.clone();
        keptSize = content.length;
    }

    int size() {
        return size;
    }

    /** @return -1 at the end */
    int read(int from, byte[] into, int offset, int length) {
        if (from >= size) {
            return -1;
        }
        int count = Math.min(length, size - from);
        System.arraycopy(seen, from, into, offset, count);
        return count;
    }

    void write(int at, byte[] bytes) {
        unsynced.add(new Change(at, bytes));
        seen = room(seen, at + bytes.length);
        System.arraycopy(bytes, 0, seen, at, bytes.length);
        size = Math.max(size, at + bytes.length);
    }

    void cut(int to) {
        unsynced.add(new Change(to, null));
        seen = room(seen, to);
        if (to < size) {
            Arrays.fill(seen, to, size, (byte) 0);
        }
        size = to;
    }

    void sync() {
        unsynced.forEach(this::keep);
        unsynced.clear();
    }

    /** A sync that failed: the system calls these bytes written, and any of them may not be. */
    void syncHalf(Dice dice) {
        unsynced.stream().filter(change -> dice.chance(0.5)).forEach(this::keep);
        unsynced.clear();
    }

    /** As the next process finds it after this one was killed: nothing was lost. */
    byte[] afterKill() {
        return Arrays.copyOf(seen, size);
    }

    /**
     * As the disk has it when the power fails.
     *
     * @param inOrder what was written after the last sync is there up to some sector, as a journaling file system leaves a file
     *                that grows; else each write is there, or is not, or ends early
     */
    byte[] afterPowerLoss(Dice dice, boolean inOrder) {
        int whole = dice.below(unsynced.size() + 1);
        int number = 0;
        for (Change change : unsynced) {
            int lot = inOrder ? Integer.compare(number++, whole) : dice.below(3) - 1;
            if (lot < 0) {
                keep(change);
            } else if (lot == 0 && change.bytes() != null) {
                keep(new Change(change.at(), Arrays.copyOf(change.bytes(), dice.below(change.bytes().length / SECTOR + 1) * SECTOR)));
            }
        }
        return Arrays.copyOf(kept, keptSize);
    }

    private void keep(Change change) {
        int end = change.bytes() == null ? change.at() : change.at() + change.bytes().length;
        kept = room(kept, end);
        if (change.bytes() != null) {
            System.arraycopy(change.bytes(), 0, kept, change.at(), change.bytes().length);
            keptSize = Math.max(keptSize, end);
        } else {
            if (end < keptSize) {
                Arrays.fill(kept, end, keptSize, (byte) 0);
            }
            keptSize = end;
        }
    }

    private static byte[] room(byte[] bytes, int size) {
        return size <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
    }
}
