package org.checkgate.transfer.internal.cloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A body that tells how much of it was handed to the line when it was last sent. Only for who asks when the request has ended. */
final class CountedBody implements ContentStreamProvider {
    private final ContentStreamProvider body;
    private volatile long left;

    CountedBody(ContentStreamProvider body) {
        this.body = body;
    }

    /** Bytes; 0 when no connection came about. */
    long left() {
        return left;
    }

    @Override
    public InputStream newStream() {
        left = 0;
        return new FilterInputStream(body.newStream()) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                left += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                left += Math.max(0, count);
                return count;
            }
        };
    }
}
