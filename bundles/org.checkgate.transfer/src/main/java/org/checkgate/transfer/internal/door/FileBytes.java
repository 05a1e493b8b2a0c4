package org.checkgate.transfer.internal.door;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.checkgate.store.SeekableBytes;

/** Bytes of a file. */
public final class FileBytes implements SeekableBytes {
    private final FileChannel channel;
    private final long size;
    private final Budget budget;

    /** @param name of the object, for people */
    public FileBytes(Path file, String name, long byteBudget) throws IOException {
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(name, null, "it is not in staging");
        }
        size = channel.size();
        budget = new Budget(byteBudget);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position >= size) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(buffer, offset, budget.allowed(length)), position);
        budget.spend(count);
        return count;
    }

    @Override
    public long bytesRead() {
        return budget.used();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
