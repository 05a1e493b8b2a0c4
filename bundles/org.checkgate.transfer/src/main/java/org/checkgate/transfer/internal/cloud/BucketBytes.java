package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import org.checkgate.ledger.StepFailure;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.StoreTrouble;

/** An object of a bucket that another place is mended with, read mostly from its beginning to its end. Not thread-safe. */
final class BucketBytes implements SeekableBytes {
    private final Bucket bucket;
    private final String key;
    private final long size;
    private InputStream in;
    private long at;
    private long read;

    /** @param size what it was proven with */
    BucketBytes(Bucket bucket, String key, long size) {
        this.bucket = bucket;
        this.key = key;
        this.size = size;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position >= size) {
            return -1;
        }
        if (in == null || position != at) {
            close();
            in = opened(position);
            at = position;
        }
        try {
            int count = in.read(buffer, offset, (int) Math.min(length, size - position));
            if (count < 0) {
                // The HTTP client does not say so when a body ends early.
                throw new IOException("it was cut off after " + at + " of " + size + " bytes");
            }
            at += count;
            read += count;
            return count;
        } catch (IOException e) {
            throw new StoreTrouble(bucket.target().name(), 0, "", String.valueOf(e.getMessage()), e);
        }
    }

    private InputStream opened(long position) throws StoreTrouble {
        try {
            return bucket.get(key, position);
        } catch (StoreTrouble e) {
            if (e.code().equals("InvalidObjectState")) {
                throw StepFailure.needsPerson(key + " can be mended only from what lies in cold storage in " + bucket.target().name()
                        + ": have it restored there so that it can be read, then start this step again.", e);
            }
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytesRead() {
        return read;
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
