package org.checkgate.transfer.internal.cloud;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.checkgate.store.SeekableBytes;
import org.checkgate.transfer.internal.Pace;
import org.checkgate.transfer.internal.source.SourceFile;

/** An object that staging is mended with, as if it stood on a drive. Not thread-safe. */
final class BucketFile implements SourceFile {
    private final SeekableBytes bytes;
    private final Runnable mayMove;
    private final Pace pace;
    private long position;

    /**
     * @param mayMove asked before each read; it fails when no more is to be read now
     * @param pace    told of all that is fetched
     */
    BucketFile(SeekableBytes bytes, Runnable mayMove, Pace pace) {
        this.bytes = bytes;
        this.mayMove = mayMove;
        this.pace = pace;
    }

    /** Whether it changed is told by its hashes. */
    @Override
    public Facts facts() {
        return new Facts(bytes.size(), FileTime.fromMillis(0), Optional.empty());
    }

    @Override
    public boolean pastCache() {
        return true;
    }

    @Override
    public void seek(long to) {
        position = to;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        mayMove.run();
        int count = bytes.read(position, into, offset, length);
        position += Math.max(0, count);
        pace.passed(Math.max(0, count));
        return count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
