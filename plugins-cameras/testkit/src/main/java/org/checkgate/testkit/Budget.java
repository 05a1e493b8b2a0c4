package org.checkgate.testkit;

import java.util.concurrent.atomic.AtomicLong;
import org.checkgate.spi.LimitExceededException;

/** So many bytes and so many reads, over all files of a call; counted as the appliance counts them. Safe for use by several threads. */
final class Budget {
    private final long bytes;
    private final AtomicLong left;
    private final AtomicLong reads;
    private final AtomicLong refusals = new AtomicLong();

    /**
     * @param bytes 0 or more
     * @param reads how many reads are granted until the time of the call is over, as far as the plugin can tell
     */
    Budget(long bytes, long reads) {
        this.bytes = bytes;
        this.left = new AtomicLong(bytes);
        this.reads = new AtomicLong(reads);
    }

    long left() {
        return left.get();
    }

    long used() {
        return bytes - left.get();
    }

    /** How many reads were refused. */
    long refusals() {
        return refusals.get();
    }

    /** Takes up to so many bytes; who reads less gives the rest back. */
    int take(int wanted) throws LimitExceededException {
        if (reads.getAndUpdate(r -> Math.max(0, r - 1)) == 0) {
            throw refuse("The call is over: its time is used up, or it has returned.");
        }
        long before = left.getAndUpdate(l -> l - Math.min(l, wanted));
        if (before == 0 && wanted > 0) {
            throw refuse("The budget of " + bytes + " bytes for this clip is used up.");
        }
        return (int) Math.min(before, wanted);
    }

    /** Refuses before memory is taken for what cannot be paid. */
    void checkAllows(int wanted) throws LimitExceededException {
        if (wanted > left.get()) {
            throw refuse("The budget of " + bytes + " bytes for this clip does not allow " + wanted + " more.");
        }
    }

    void giveBack(int unused) {
        left.addAndGet(unused);
    }

    /** Refuses every read from now on. */
    void end() {
        reads.set(0);
    }

    private LimitExceededException refuse(String sentence) {
        refusals.incrementAndGet();
        return new LimitExceededException(sentence);
    }
}
