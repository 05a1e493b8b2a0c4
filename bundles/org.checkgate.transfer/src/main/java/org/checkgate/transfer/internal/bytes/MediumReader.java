package org.checkgate.transfer.internal.bytes;

import java.io.Closeable;
import java.io.IOException;

/** Bytes of one file as its medium gives them. Not thread-safe. */
public interface MediumReader extends Closeable {
    /** Whether the bytes come past the page cache. */
    boolean direct();

    /** In bytes. */
    long size();

    /** Where the next read begins, in bytes from the start. */
    void seek(long to);

    /** As {@link java.io.InputStream#read(byte[], int, int)}. */
    int read(byte[] into, int offset, int length) throws IOException;
}
