package org.checkgate.spi;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A file that is read by position. It may lie on a remote store, where every read is a request: read a header in one
 * piece instead of byte by byte. Safe for use by several threads.
 */
@ProviderType
public interface SeekableView extends Closeable {
    /** The file's length in bytes. */
    long size();

    /**
     * Reads up to {@code length} bytes.
     *
     * @param position 0 or more, bytes from the file's start
     * @return how many bytes were read, at least 1 unless {@code length} is 0; -1 at or after the end
     * @throws LimitExceededException when the byte budget or the time is used up
     * @throws IOException            when the file cannot be read
     */
    int read(long position, byte[] into, int offset, int length) throws IOException;

    /**
     * Reads exactly {@code length} bytes.
     *
     * @throws EOFException when the file ends before; nothing of it is returned then
     * @throws IOException  as {@link #read(long, byte[], int, int)}
     */
    default byte[] read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > size() - length) {
            throw new EOFException("The file ends before byte " + position + " + " + length + ".");
        }
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int n = read(position + done, bytes, done, length - done);
            if (n <= 0) {
                throw new EOFException("The file ended while it was read, at byte " + (position + done) + ".");
            }
            done += n;
        }
        return bytes;
    }
}
