package org.checkgate.transfer.internal.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongConsumer;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.MultiHash;

/**
 * The one read of a source file: everything that passes is hashed exactly once, also where a part has to be fetched again
 * because it was lost on its way to the store. Not thread-safe.
 */
public final class SingleRead implements Closeable {
    /** Small enough for the processor's cache: the bytes pass several checksums. */
    private static final int BITE = 256 * 1024;

    private final SourceFile file;
    private final SourceFile.Facts before;
    private final MultiHash hashes;
    private final LongConsumer counter;
    private long position;
    private long hashed;

    /** @param counter told of all bytes that left the medium */
    public SingleRead(SourceFile file, MultiHash hashes, LongConsumer counter) throws SourceTrouble {
        this.file = file;
        this.hashes = hashes;
        this.counter = counter;
        try {
            this.before = file.facts();
        } catch (IOException e) {
            throw SourceTrouble.unreadable(e);
        }
    }

    /** The size when the read began, in bytes. */
    public long size() {
        return before.size();
    }

    public void seek(long to) throws SourceTrouble {
        try {
            file.seek(to);
            position = to;
        } catch (IOException e) {
            throw SourceTrouble.unreadable(e);
        }
    }

    /** Reads at most one bite; -1 at the end. */
    public int read(byte[] into, int offset, int length) throws SourceTrouble {
        int count;
        try {
            count = file.read(into, offset, Math.min(length, BITE));
        } catch (IOException e) {
            throw SourceTrouble.unreadable(e, position, size());
        }
        if (count > 0) {
            counter.accept(count);
            int known = (int) Math.min(count, Math.max(0, hashed - position));
            hashes.update(into, offset + known, count - known);
            position += count;
            hashed = Math.max(hashed, position);
        }
        return count;
    }

    /** Reads exactly that many bytes, or the file was changed. */
    public void fully(byte[] into, int length) throws SourceTrouble {
        for (int done = 0; done < length; ) {
            int count = read(into, done, length - done);
            if (count < 0) {
                throw SourceTrouble.changed("it ended after " + position + " of " + size() + " bytes");
            }
            done += count;
        }
    }

    /** Ends the read: the file must still be what it was at the start. */
    public Map<HashFormat, String> finish() throws SourceTrouble {
        SourceFile.Facts after;
        try {
            after = file.facts();
        } catch (IOException e) {
            throw SourceTrouble.unreadable(e);
        }
        if (!after.equals(before)) {
            throw SourceTrouble.changed(after.size() == before.size() ? "its time stamp moved"
                    : "it had " + before.size() + " bytes at the start and has " + after.size() + " now");
        }
        return hashes.finish();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // It was opened for reading only: nothing of ours is lost with it.
            position = -1;
        }
    }
}
