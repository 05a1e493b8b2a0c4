package org.checkgate.mhl.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.StreamingHash;

/** Takes the C4 id of exactly the bytes that are parsed, so that no other bytes can be checked than are used. */
final class HashedDocument extends FilterInputStream {
    private final StreamingHash hash = HashFormat.C4.newHash();

    HashedDocument(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            hash.update(bytes, offset, count);
        }
        return count;
    }

    /** The C4 id of the whole document; reads what the parser left, up to {@code limit} bytes. */
    String c4(long limit) throws IOException {
        byte[] rest = new byte[1 << 16];
        long left = limit;
        for (int count = read(rest, 0, rest.length); count >= 0; count = read(rest, 0, rest.length)) {
            left -= count;
            if (left < 0) {
                throw new IOException("The document is too large");
            }
        }
        return hash.finish();
    }
}
