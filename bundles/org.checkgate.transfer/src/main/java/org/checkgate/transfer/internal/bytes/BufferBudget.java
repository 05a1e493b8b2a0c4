package org.checkgate.transfer.internal.bytes;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The memory for parts on their way, of all runs together: however many drives are plugged in, there is never more of it.
 * Each run that is under way may have the same share, so that one slow drive holds up nobody else. Safe for use by several
 * threads.
 */
@Component(service = BufferBudget.class)
public final class BufferBudget {
    /** Half of the heap that the appliance is started with. */
    static final long BYTES = 256L << 20;

    private final long total;
    private final Map<Integer, ArrayDeque<byte[]>> spare = new HashMap<>();
    private long spareBytes;
    private long lent;
    private int runs;

    @Activate
    public BufferBudget() {
        this(BYTES);
    }

    /** @param total bytes */
    public BufferBudget(long total) {
        this.total = total;
    }

    /**
     * A run's share, until it is closed.
     *
     * @param count the most buffers that this run can use
     * @param size  bytes of each
     */
    public synchronized PartBuffers share(int count, int size) {
        runs++;
        notifyAll();
        return new PartBuffers(this, count, size);
    }

    /** Called with the budget's own lock held, as all of these are: whether a run that holds so many may have one more now. */
    boolean allows(int held, int size) {
        boolean first = held == 0;
        boolean withinShare = (held + 1L) * size <= total / Math.max(1, runs);
        // A run's first buffer is promised even where a share is smaller than one, else it would never come to an end.
        return (first || withinShare) && (lent + size <= total || lent == 0);
    }

    byte[] lend(int size) {
        lent += size;
        ArrayDeque<byte[]> fitting = spare.get(size);
        if (fitting != null && !fitting.isEmpty()) {
            spareBytes -= size;
            return fitting.pop();
        }
        if (lent + spareBytes > total) {
            spare.clear();
            spareBytes = 0;
        }
        return new byte[size];
    }

    void back(byte[] buffer) {
        lent -= buffer.length;
        spare.computeIfAbsent(buffer.length, size -> new ArrayDeque<>()).push(buffer);
        spareBytes += buffer.length;
        notifyAll();
    }

    /** @param held buffers that a reader took along which no longer answers; they are no longer counted on */
    void ended(int held, int size) {
        runs--;
        lent -= (long) held * size;
        notifyAll();
    }
}
