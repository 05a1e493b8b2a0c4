package org.checkgate.transfer.internal.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file of the drive, opened for one read from its start. Not thread-safe. */
public interface SourceFile extends Closeable {
    /** What the file system says of it now. */
    Facts facts() throws IOException;

    /** Whether the bytes come past the page cache. */
    boolean pastCache();

    /** Where the next read begins, in bytes from the start. */
    void seek(long position) throws IOException;

    /** As {@link java.io.InputStream#read(byte[], int, int)}. */
    int read(byte[] into, int offset, int length) throws IOException;

    /** @param key what tells this file from another one under the same name, where the file system has such a thing */
    record Facts(long size, FileTime modified, Optional<Object> key) {
    }
}
