package org.checkgate.mhl.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what a parser can take: the whole document, and the bytes between two events. The latter bounds its memory,
 * because a parser must hold one token (a comment, an attribute) as a whole, however long it is.
 */
final class GuardedStream extends FilterInputStream {
    private final long maxTotal;
    private final int maxToken;
    private long total;
    private int sinceEvent;
    private IOException failure;
    private boolean exceeded;

    GuardedStream(InputStream in, long maxTotal, int maxToken) {
        super(in);
        this.maxTotal = maxTotal;
        this.maxToken = maxToken;
    }

    void event() {
        sinceEvent = 0;
    }

    boolean exceeded() {
        return exceeded;
    }

    /** What the underlying stream threw; a parser may have hidden it. */
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (total > maxTotal || sinceEvent > maxToken) {
            exceeded = true;
            throw new IOException("The document exceeds a limit");
        }
        int count;
        try {
            count = in.read(bytes, offset, Math.min(length, 1 << 16));
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (count > 0) {
            total += count;
            sinceEvent += count;
        }
        return count;
    }

    /** Parsers close what they read to its end; the opener closes, and may still need the stream. */
    @Override
    public void close() {
        // Left to the opener.
    }
}
