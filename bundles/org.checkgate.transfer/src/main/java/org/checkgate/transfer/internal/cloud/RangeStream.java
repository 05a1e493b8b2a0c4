package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.checkgate.store.SeekableBytes;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A stretch of an object as a stream. Not thread-safe. */
final class RangeStream extends InputStream {
    private final SeekableBytes bytes;
    private long position;
    private final long end;

    RangeStream(SeekableBytes bytes, long offset, long length) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    /** A fresh stream each time that a client asks, since it may send twice. */
    static ContentStreamProvider provider(CloudObject object, long offset, long length) {
        return () -> {
            try {
                return new RangeStream(object.bytes().open(), offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (position >= end) {
            return -1;
        }
        int count = bytes.read(position, into, offset, (int) Math.min(length, end - position));
        if (count < 0) {
            throw new SourceDamaged("it ends too early");
        }
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
