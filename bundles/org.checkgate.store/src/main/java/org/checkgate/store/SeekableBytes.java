package org.checkgate.store;

import java.io.Closeable;
import java.io.IOException;

/** Bytes of a stored object that can be read at any position, up to a budget. Not for use by several threads. */
public interface SeekableBytes extends Closeable {
    /** The object's size in bytes. */
    long size();

    /**
     * Reads up to {@code length} bytes at {@code position}.
     *
     * @return the number of bytes read, -1 at or after the end
     * @throws IOException when the budget is used up, the object is gone, or reading fails
     */
    int read(long position, byte[] buffer, int offset, int length) throws IOException;

    /** Bytes read so far. */
    long bytesRead();
}
