package org.checkgate.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file holds, by position. Damage is a layer around it, so that a file of 200 GB costs no memory. Safe for use by several threads. */
interface Content {
    long size();

    /**
     * Reads up to {@code length} bytes, of which there is at least one.
     *
     * @param position 0 or more
     * @return how many bytes were read, at least 1; -1 at or after the end
     */
    int read(long position, byte[] into, int offset, int length) throws IOException;

    /** The first bytes; shorter only where the content is shorter. */
    default byte[] head(int max) throws IOException {
        byte[] bytes = new byte[(int) Math.min(max, size())];
        int done = 0;
        while (done < bytes.length) {
            int n = read(done, bytes, done, bytes.length - done);
            if (n < 1) {
                throw new EOFException("The file became shorter while it was read.");
            }
            done += n;
        }
        return bytes;
    }

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
                if (position >= bytes.length) {
                    return -1;
                }
                int n = (int) Math.min(length, bytes.length - position);
                System.arraycopy(bytes, (int) position, into, offset, n);
                return n;
            }
        };
    }

    /** A file on disk, opened anew for each read, so that nothing is left open. */
    static Content of(Path file) throws IOException {
        long size = Files.size(file);
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    return channel.read(ByteBuffer.wrap(into, offset, length), position);
                }
            }
        };
    }

    /** This content up to a length that is at most its own, or with zeros behind it up to a length that is more. */
    default Content resized(long length) {
        Content whole = this;
        return new Content() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public int read(long position, byte[] into, int offset, int wanted) throws IOException {
                if (position >= length) {
                    return -1;
                }
                int n = (int) Math.min(wanted, length - position);
                if (position < whole.size()) {
                    return whole.read(position, into, offset, n);
                }
                Arrays.fill(into, offset, offset + n, (byte) 0);
                return n;
            }
        };
    }

    /** This content with other bytes at a place; what would lie beyond the end is left out. */
    default Content patched(long at, byte[] with) {
        Content whole = this;
        return new Content() {
            @Override
            public long size() {
                return whole.size();
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) throws IOException {
                int n = whole.read(position, into, offset, length);
                long from = Math.max(position, at);
                long to = Math.min(position + n, at + with.length);
                if (from < to) {
                    System.arraycopy(with, (int) (from - at), into, offset + (int) (from - position), (int) (to - from));
                }
                return n;
            }
        };
    }
}
