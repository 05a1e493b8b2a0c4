package org.checkgate.transfer.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.checkgate.ledger.RollFile;
import org.checkgate.transfer.internal.bytes.PartBuffers;

/**
 * What is left of a roll. Large files go a few at a time, since they fill the lines by themselves; small ones spend
 * their time waiting for acknowledgements, which cost less when many wait together. Not thread-safe.
 */
public final class FileQueue {
    /** Workers for small files, for each file at once that is configured. */
    private static final int FOR_SMALL = 3;

    private static final int MOST_TOGETHER = 64;
    /** A group is at most this part of what is left. */
    private static final int SHARES = 16;

    private final Queue<RollFile> large = new ArrayDeque<>();
    private final Queue<RollFile> small = new ArrayDeque<>();

    public FileQueue(Collection<RollFile> files) {
        files.forEach(file -> (file.size() > PartBuffers.SMALL ? large : small).add(file));
    }

    /** The next file; null when there is none for this worker. */
    public RollFile poll(boolean smallOnly) {
        RollFile file = smallOnly ? null : large.poll();
        return file != null ? file : small.poll();
    }

    /**
     * The next files, which cost less when they are begun together: one large one, or some small ones, yet never so many that
     * other workers are left with nothing. Empty when there is none for this worker.
     */
    public List<RollFile> group(boolean smallOnly) {
        return group(smallOnly, Long.MAX_VALUE);
    }

    /** As {@link #group(boolean)}, of at most so many bytes together, unless the first has more. */
    public List<RollFile> group(boolean smallOnly, long bytes) {
        List<RollFile> group = new ArrayList<>();
        RollFile first = poll(smallOnly);
        if (first != null) {
            group.add(first);
            int more = first.size() > PartBuffers.SMALL ? 0 : Math.min(MOST_TOGETHER, (small.size() + 1) / SHARES) - 1;
            long left = bytes - first.size();
            while (group.size() <= more && small.element().size() <= left) {
                left -= small.element().size();
                group.add(small.poll());
            }
        }
        return group;
    }

    /** How many workers that take small files alone should join those that take any. */
    public int smallWorkers(int filesAtOnce) {
        return Math.min(small.size(), filesAtOnce * FOR_SMALL);
    }
}
