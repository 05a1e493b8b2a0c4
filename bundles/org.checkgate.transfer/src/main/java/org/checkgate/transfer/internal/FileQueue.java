package org.checkgate.transfer.internal;

import java.util.ArrayDeque;
import java.util.Collection;
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

    /** How many workers that take small files alone should join those that take any. */
    public int smallWorkers(int filesAtOnce) {
        return Math.min(small.size(), filesAtOnce * FOR_SMALL);
    }
}
